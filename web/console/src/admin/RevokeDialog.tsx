import { useTranslation } from 'react-i18next';
import { useRelayEnvironment } from 'react-relay/hooks';

import { ConfirmDialog } from '../parts/ConfirmDialog';
import { useAct } from '../parts/useAct';
import type { HeldProgram } from './ProgramTable';
import { revokeProgram } from './endings';

interface Props {
  program: HeldProgram;
  onDone: (what: string) => void;
  onClose: () => void;
}

export function RevokeDialog({ program: { id, name, owner }, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const environment = useRelayEnvironment();
  const { refusals, isBusy, carryOut } = useAct();
  const revoke = async () => {
    if (!(await carryOut(() => revokeProgram(environment, id)))) return;
    onClose();
    onDone(t('admin.revoked'));
  };
  return (
    <ConfirmDialog
      title={t('admin.revokeTitle')}
      effect={t('admin.revokeEffect', { program: name, name: owner })}
      confirm={t('admin.revoke')}
      refusals={refusals}
      isBusy={isBusy}
      onConfirm={() => void revoke()}
      onClose={onClose}
    />
  );
}
