import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { Choice } from '../../parts/Choice';
import { useCurrentDraft } from '../DraftContext';
import { FieldAlerts } from '../FieldAlerts';
import { UnionFields } from '../UnionFields';
import { WorkforceFields } from '../WorkforceFields';
import type { DetailsStep_application$key } from './__generated__/DetailsStep_application.graphql';

/** Who pays, who works in the unit, the union consultation. */
export function DetailsStep({ application: key }: { application: DetailsStep_application$key }) {
  const { t } = useTranslation();
  const { values, set, errorAt } = useCurrentDraft();
  const application = useFragment(
    graphql`
      fragment DetailsStep_application on Application {
        ...FieldAlerts_application
      }
    `,
    key,
  );
  return (
    <>
      <div className="hub-card">
        <Choice
          label={t('application.payment')}
          none={t('draft.choose')}
          value={values.paymentMode}
          options={(['OFFSET', 'DIRECT'] as const).map((mode) => [mode, t(`paymentMode.${mode}`)])}
          error={errorAt('paymentMode')}
          onChange={(paymentMode) => set({ paymentMode })}
        />
        <FieldAlerts application={application} fields={['paymentMode']} />
      </div>
      <div className="hub-card">
        <WorkforceFields />
        <FieldAlerts application={application} fields={['workforce']} />
      </div>
      <div className="hub-card">
        <UnionFields />
        <FieldAlerts application={application} fields={['unionStep']} />
      </div>
    </>
  );
}
