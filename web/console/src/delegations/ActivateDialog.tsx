import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRelayEnvironment } from 'react-relay/hooks';

import { useAct } from '../parts/useAct';
import { ActDialog } from './ActDialog';
import { NOT_DECLARED, SignedFields } from './SignedFields';
import { activate } from './delegationActs';

interface Props {
  id: string;
  version: number;
  onClose: () => void;
}

/** From here on the intermediary acts for the position. */
export function ActivateDialog({ id, version, onClose }: Props) {
  const { t } = useTranslation();
  const environment = useRelayEnvironment();
  const [declaration, setDeclaration] = useState(NOT_DECLARED);
  const { refusals, isBusy, carryOut } = useAct();
  const send = async () => {
    if (await carryOut(() => activate(environment, { id, version, declaration }))) onClose();
  };
  return (
    <ActDialog
      title={t('delegation.activateTitle')}
      name={t('delegation.activate')}
      refusals={refusals}
      fields={Object.keys(NOT_DECLARED)}
      isBusy={isBusy}
      onSend={() => void send()}
      onClose={onClose}
    >
      <SignedFields declaration={declaration} refusals={refusals} onChange={setDeclaration} />
    </ActDialog>
  );
}
