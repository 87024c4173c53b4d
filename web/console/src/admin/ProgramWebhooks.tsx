import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import type { HeldProgram } from './ProgramTable';
import { WebhookRow } from './WebhookRow';
import type { ProgramWebhooks_program$key } from './__generated__/ProgramWebhooks_program.graphql';

interface Props {
  program: ProgramWebhooks_program$key;
  /** How many columns the table has. */
  columns: number;
  onDelete: (webhook: HeldWebhook) => void;
}

export interface HeldWebhook {
  id: string;
  url: string;
  program: HeldProgram;
}

/** What a program has notified, in a row below its own. */
export function ProgramWebhooks({ program: key, columns, onDelete }: Props) {
  const { t } = useTranslation();
  const { id, name, holds, madeBy, webhooks } = useFragment(
    graphql`
      fragment ProgramWebhooks_program on Program {
        id
        name
        holds
        madeBy {
          name
        }
        webhooks {
          id
          ...WebhookRow_webhook
        }
      }
    `,
    key,
  );
  if (webhooks.length === 0) return null;
  const program = { id, name, owner: madeBy.name };
  return (
    <tr className="hub-webhooks">
      <td colSpan={columns}>
        <ul className="hub-list" aria-label={t('admin.webhooksOf', { name })}>
          {webhooks.map((webhook) => (
            <WebhookRow key={webhook.id} webhook={webhook} programHolds={holds} onDelete={(held) => onDelete({ ...held, program })} />
          ))}
        </ul>
      </td>
    </tr>
  );
}
