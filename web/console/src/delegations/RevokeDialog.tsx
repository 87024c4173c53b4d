import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRelayEnvironment } from 'react-relay/hooks';

import { TextArea } from '../parts/TextArea';
import { refusalOf } from '../parts/refusals';
import { useAct } from '../parts/useAct';
import { ActDialog } from './ActDialog';
import { revoke } from './delegationActs';

interface Props {
  id: string;
  version: number;
  /** Who does not act any more, or for whom. */
  name: string;
  onClose: () => void;
}

/** Either side ends a delegation, with the reason. */
export function RevokeDialog({ id, version, name, onClose }: Props) {
  const { t } = useTranslation();
  const environment = useRelayEnvironment();
  const [reason, setReason] = useState('');
  const { refusals, isBusy, carryOut } = useAct();
  const send = async () => {
    if (await carryOut(() => revoke(environment, { id, version, reason }))) onClose();
  };
  return (
    <ActDialog
      title={t('delegation.revokeTitle', { name })}
      name={t('delegation.revoke')}
      refusals={refusals}
      fields={['reason']}
      isBusy={isBusy}
      onSend={() => void send()}
      onClose={onClose}
    >
      <TextArea
        label={t('delegation.reason')}
        hint={t('delegation.revokeHint')}
        value={reason}
        error={refusalOf(refusals, 'reason')}
        onChange={setReason}
      />
    </ActDialog>
  );
}
