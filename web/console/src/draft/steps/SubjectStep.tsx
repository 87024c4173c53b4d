import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { Field } from '../../parts/Field';
import { CauseChoice } from '../CauseChoice';
import { useCurrentDraft } from '../DraftContext';
import { FieldAlerts } from '../FieldAlerts';
import { PeriodFields } from '../PeriodFields';
import type { SubjectStep_application$key } from './__generated__/SubjectStep_application.graphql';

/** Why, where and when. */
export function SubjectStep({ application: key }: { application: SubjectStep_application$key }) {
  const { t } = useTranslation();
  const { values, set, errorAt } = useCurrentDraft();
  const application = useFragment(
    graphql`
      fragment SubjectStep_application on Application {
        benefit
        unit {
          id
          name
          address
          municipality
        }
        ...FieldAlerts_application
      }
    `,
    key,
  );
  const { unit, benefit } = application;
  return (
    <div className="hub-card">
      <p>
        <strong>{t(`benefit.${benefit}`)}</strong> · {unit && `${unit.name}, ${unit.address}, ${unit.municipality}`}
      </p>
      <CauseChoice benefit={benefit} />
      <FieldAlerts application={application} fields={['cause', 'benefit', 'article10', 'unitId']} />
      <PeriodFields />
      <Field
        label={t('draft.firstEventOn')}
        hint={t('draft.firstEventHint')}
        type="date"
        value={values.firstEventOn ?? ''}
        error={errorAt('firstEventOn')}
        onChange={({ target }) => set({ firstEventOn: target.value || null })}
      />
      <FieldAlerts application={application} fields={['period', 'firstEventOn', 'circumstances']} />
    </div>
  );
}
