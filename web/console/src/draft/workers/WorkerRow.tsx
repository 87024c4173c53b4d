import { Button } from 'design-react-kit';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, useFragment, useRelayEnvironment } from 'react-relay/hooks';

import { day, decimal } from '../../i18n/format';
import { WorkerDialog } from './WorkerDialog';
import { editWorkers } from './editWorkers';
import type { WorkerRow_beneficiary$key } from './__generated__/WorkerRow_beneficiary.graphql';

interface Props {
  beneficiary: WorkerRow_beneficiary$key;
  applicationId: string;
  version: number;
}

export function WorkerRow({ beneficiary: key, applicationId, version }: Props) {
  const { t } = useTranslation();
  const environment = useRelayEnvironment();
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
          aria-label={t('draft.removeWorker', { taxCode })}
          onClick={() => void editWorkers(environment, { applicationId, version, put: [], remove: [taxCode] })}
        >
          {t('draft.remove')}
        </Button>
        {isEditing && <WorkerDialog worker={worker} applicationId={applicationId} version={version} onClose={() => setEditing(false)} />}
      </td>
    </tr>
  );
}
