import { Button } from 'design-react-kit';
import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { moment } from '../i18n/format';
import { WebhookStatus } from './WebhookStatus';
import { stateOf } from './webhook';
import type { WebhookRow_webhook$key } from './__generated__/WebhookRow_webhook.graphql';

interface Props {
  webhook: WebhookRow_webhook$key;
  programHolds: boolean;
  onDelete: (webhook: { id: string; url: string }) => void;
}

export function WebhookRow({ webhook: key, programHolds, onDelete }: Props) {
  const { t } = useTranslation();
  const webhook = useFragment(
    graphql`
      fragment WebhookRow_webhook on Webhook {
        id
        url
        deliveredAt
        failingSince
        failure
        httpStatus
        stoppedAt
      }
    `,
    key,
  );
  const { id, url, deliveredAt } = webhook;
  return (
    <li className="hub-session">
      <div>
        <p>{t('admin.webhookTo', { url })}</p>
        <WebhookStatus state={stateOf(webhook, programHolds)} />
        <p className="hub-muted">{deliveredAt ? t('admin.webhookDelivered', { at: moment(deliveredAt) }) : t('admin.webhookNotDelivered')}</p>
      </div>
      <Button color="primary" outline size="xs" aria-label={`${t('admin.deleteWebhook')}: ${url}`} onClick={() => onDelete({ id, url })}>
        {t('admin.deleteWebhook')}
      </Button>
    </li>
  );
}
