import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { DecimalField } from '../../parts/DecimalField';
import { useCurrentDraft } from '../DraftContext';
import { FieldAlerts } from '../FieldAlerts';
import { HoursOfWorkers } from '../workers/HoursOfWorkers';
import { WorkerImport } from '../workers/WorkerImport';
import { WorkerTable } from '../workers/WorkerTable';
import type { WorkersStep_application$key } from './__generated__/WorkersStep_application.graphql';

/** Whom the benefit is asked for, and how many hours. */
export function WorkersStep({ application: key }: { application: WorkersStep_application$key }) {
  const { t } = useTranslation();
  const { values, set, errorAt } = useCurrentDraft();
  const application = useFragment(
    graphql`
      fragment WorkersStep_application on Application {
        ...FieldAlerts_application
        ...WorkerTable_application
        ...WorkerImport_application
        ...HoursOfWorkers_application
      }
    `,
    key,
  );
  return (
    <>
      <div className="hub-card">
        <FieldAlerts application={application} fields={['beneficiaries']} />
        <WorkerTable application={application} />
      </div>
      <WorkerImport application={application} />
      <div className="hub-card">
        <DecimalField
          label={t('application.hours')}
          hint={t('draft.hoursHint')}
          value={values.hoursRequested}
          error={errorAt('hoursRequested')}
          onChange={(hoursRequested) => set({ hoursRequested })}
        />
        <HoursOfWorkers application={application} />
        <FieldAlerts application={application} fields={['hoursRequested']} />
      </div>
    </>
  );
}
