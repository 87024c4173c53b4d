import { Button } from 'design-react-kit';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, useFragment, useRelayEnvironment } from 'react-relay/hooks';

import { day, decimal } from '../../i18n/format';
import { Refused } from '../../parts/Refused';
import { useAct } from '../../parts/useAct';
import { useCurrentDraft } from '../DraftContext';
import { WorkerDialog } from './WorkerDialog';
import { editWorkers } from './editWorkers';
import type { WorkerRow_beneficiary$key } from './__generated__/WorkerRow_beneficiary.graphql';

interface Props {
  beneficiary: WorkerRow_beneficiary$key;
  applicationId: string;
}

export function WorkerRow({ beneficiary: key, applicationId }: Props) {
  const { t } = useTranslation();
  const environment = useRelayEnvironment();
  const { flush } = useCurrentDraft();
  const { refused, isBusy, carryOut } = useAct();
  const [isEditing, setEditing] = useState(false);
  const worker = useFragment(
    graphql`
      fragment WorkerRow_beneficiary on Beneficiary {
        taxCode
        qualification
        hiredOn
        contractHours
        hoursRequested
        effectiveDays
        iban
      }
    `,
    key,
  );
  const { taxCode, hiredOn, contractHours, hoursRequested } = worker;
  const remove = async () => editWorkers(environment, { applicationId, version: await flush(), put: [], remove: [taxCode] });
  return (
    <tr>
      <th scope="row" className="hub-code">
        {taxCode}
      </th>
      <td>{t(`qualification.${worker.qualification}`)}</td>
      <td data-column={t('application.hiredOn')}>{hiredOn && day(hiredOn)}</td>
      <td className="hub-figure" data-column={t('application.contractHours')}>
        {contractHours && decimal(contractHours)}
      </td>
      <td className="hub-figure" data-column={t('application.hours')}>
        {hoursRequested && decimal(hoursRequested)}
      </td>
      <td className="hub-acts">
        <Button color="primary" outline size="xs" aria-label={t('draft.changeWorker', { taxCode })} onClick={() => setEditing(true)}>
          {t('draft.change')}
        </Button>{' '}
        <Button
          color="primary"
          outline
          size="xs"
          disabled={isBusy}
          aria-label={t('draft.removeWorker', { taxCode })}
          onClick={() => void carryOut(remove)}
        >
          {t('draft.remove')}
        </Button>
        <Refused text={refused} />
        {isEditing && <WorkerDialog worker={worker} applicationId={applicationId} onClose={() => setEditing(false)} />}
      </td>
    </tr>
  );
}
