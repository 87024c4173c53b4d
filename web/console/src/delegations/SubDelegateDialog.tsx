import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRelayEnvironment } from 'react-relay/hooks';

import { Boundary } from '../parts/Boundary';
import { refusalOf } from '../parts/refusals';
import { useAct } from '../parts/useAct';
import { useIdempotencyKey } from '../parts/useIdempotencyKey';
import { ActDialog } from './ActDialog';
import { CollaboratorChoice } from './CollaboratorChoice';
import { DaysFields } from './DaysFields';
import { subDelegate } from './subDelegationActs';

interface Props {
  /** Of the delegation. */
  id: string;
  onClose: () => void;
}

const FIELDS = ['collaborator', 'validFrom', 'validTo'] as const;

/** Lets a collaborator act for the position. */
export function SubDelegateDialog({ id, onClose }: Props) {
  const { t } = useTranslation();
  const environment = useRelayEnvironment();
  const key = useIdempotencyKey();
  const { refusals, isBusy, carryOut } = useAct();
  const [capacityId, setCapacityId] = useState<string | null>(null);
  const [days, setDays] = useState({ validFrom: '', validTo: '' });
  const give = () => {
    if (!capacityId) return Promise.resolve([{ message: t('delegation.chooseCollaborator'), path: ['collaborator'] }]);
    const input = { delegationId: id, collaborator: { capacityId }, validFrom: days.validFrom || null, validTo: days.validTo || null };
    return subDelegate(environment, { input, key: key.of(input) });
  };
  const send = async () => {
    if (await carryOut(give)) onClose();
  };
  return (
    <ActDialog
      title={t('delegation.subDelegate')}
      name={t('delegation.subDelegateSend')}
      refusals={refusals}
      fields={FIELDS}
      isBusy={isBusy}
      onSend={() => void send()}
      onClose={onClose}
    >
      <Boundary>
        <CollaboratorChoice value={capacityId} error={refusalOf(refusals, 'collaborator')} onChange={setCapacityId} />
      </Boundary>
      <DaysFields values={days} refusals={refusals} onChange={setDays} />
    </ActDialog>
  );
}
