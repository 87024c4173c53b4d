import { useTranslation } from 'react-i18next';
import { useRelayEnvironment } from 'react-relay/hooks';

import { ConfirmDialog } from '../parts/ConfirmDialog';
import { useAct } from '../parts/useAct';
import type { HeldWebhook } from './ProgramWebhooks';
import { deleteWebhook } from './deleteWebhook';

interface Props {
  webhook: HeldWebhook;
  onDone: (what: string) => void;
  onClose: () => void;
}

export function DeleteWebhookDialog({ webhook, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const environment = useRelayEnvironment();
  const { refusals, isBusy, carryOut } = useAct();
  const { url, program } = webhook;
  const remove = async () => {
    if (!(await carryOut(() => deleteWebhook(environment, webhook)))) return;
    onClose();
    onDone(t('admin.webhookDeleted'));
  };
  return (
    <ConfirmDialog
      title={t('admin.deleteWebhook')}
      effect={t('admin.deleteWebhookEffect', { program: program.name, name: program.owner, url })}
      confirm={t('admin.deleteWebhook')}
      refusals={refusals}
      isBusy={isBusy}
      onConfirm={() => void remove()}
      onClose={onClose}
    />
  );
}
