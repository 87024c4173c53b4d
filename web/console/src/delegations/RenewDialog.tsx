import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRelayEnvironment } from 'react-relay/hooks';

import { Field } from '../parts/Field';
import { refusalOf } from '../parts/refusals';
import { useAct } from '../parts/useAct';
import { ActDialog } from './ActDialog';
import { NOT_DECLARED, SignedFields } from './SignedFields';
import { renew } from './delegationActs';

interface Props {
  id: string;
  version: number;
  onClose: () => void;
}

/** A later end, on a form signed anew. */
export function RenewDialog({ id, version, onClose }: Props) {
  const { t } = useTranslation();
  const environment = useRelayEnvironment();
  const [declaration, setDeclaration] = useState(NOT_DECLARED);
  const [validTo, setValidTo] = useState('');
  const { refusals, isBusy, carryOut } = useAct();
  const send = async () => {
    if (await carryOut(() => renew(environment, { id, version, validTo: validTo || null, declaration }))) onClose();
  };
  return (
    <ActDialog
      title={t('delegation.renewTitle')}
      name={t('delegation.renew')}
      refusals={refusals}
      fields={['validTo', ...Object.keys(NOT_DECLARED)]}
      isBusy={isBusy}
      onSend={() => void send()}
      onClose={onClose}
    >
      <Field
        label={t('delegation.validTo')}
        hint={t('delegation.renewToHint')}
        type="date"
        value={validTo}
        error={refusalOf(refusals, 'validTo')}
        onChange={({ target }) => setValidTo(target.value)}
      />
      <SignedFields declaration={declaration} refusals={refusals} onChange={setDeclaration} />
    </ActDialog>
  );
}
