import { useTranslation } from 'react-i18next';
import { useRelayEnvironment } from 'react-relay/hooks';

import { ConfirmDialog } from '../parts/ConfirmDialog';
import { useCurrentAccount } from './AccountContext';
import { disable, enable } from './accountActs';
import { useAccountAct } from './useAccountAct';

interface Props {
  /** It is disabled then, else enabled again. */
  isActive: boolean;
  onClose: () => void;
}

export function StatusDialog({ isActive, onClose }: Props) {
  const { t } = useTranslation();
  const environment = useRelayEnvironment();
  const { id, version, name } = useCurrentAccount();
  const { refusals, isBusy, carryOut } = useAccountAct(onClose);
  const act = isActive ? disable : enable;
  return (
    <ConfirmDialog
      title={isActive ? t('admin.disableTitle') : t('admin.enableTitle')}
      effect={isActive ? t('admin.disableEffect', { name }) : t('admin.enableEffect', { name })}
      confirm={isActive ? t('admin.disable') : t('admin.enable')}
      refusals={refusals}
      isBusy={isBusy}
      onConfirm={() => void carryOut(() => act(environment, { id, version }), isActive ? t('admin.disabled') : t('admin.enabled'))}
      onClose={onClose}
    />
  );
}
