import { graphql } from 'react-relay/hooks';
import { readInlineData } from 'relay-runtime';

import type { readyDraft_application$key } from './__generated__/readyDraft_application.graphql';

export interface ReadyDraft {
  readonly id: string;
  readonly version: number;
}

/** A draft that lacks nothing, as one of a list; nothing where it lacks something, or is submitted. */
export function readyDraft(key: readyDraft_application$key): ReadyDraft[] {
  const { id, version, status, missing } = readInlineData(
    graphql`
      fragment readyDraft_application on Application @inline {
        id
        version
        status
        missing {
          code
        }
      }
    `,
    key,
  );
  return status === 'DRAFT' && missing.length === 0 ? [{ id, version }] : [];
}
