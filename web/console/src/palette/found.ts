import { graphql, readInlineData } from 'react-relay/hooks';

import type { ApplicationStatus } from '../application/status';
import type { Command } from './commands';
import type { found_application$key } from './__generated__/found_application.graphql';

/** Something that the hub found, before it is known what following it does. */
export type Found = Pick<Command, 'id' | 'text' | 'detail'> & { href: string; status?: ApplicationStatus };

/** An application as a line: who asks, under which number, for which unit. */
export function foundApplication(key: found_application$key) {
  const { id, protocolNumber, status, employer, unit } = readInlineData<found_application$key>(
    graphql`
      fragment found_application on Application @inline {
        id
        protocolNumber
        status
        employer {
          id
          name
        }
        unit {
          id
          name
        }
      }
    `,
    key,
  );
  return { id, href: `/applications/${id}`, text: employer?.name ?? '', status, detail: [protocolNumber, unit?.name].filter(Boolean).join(' · ') };
}
