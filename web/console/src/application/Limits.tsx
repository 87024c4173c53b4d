import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { LimitSimulation } from './LimitSimulation';
import type { Limits_application$key } from './__generated__/Limits_application.graphql';

/** Whether the period fits, as the hub computes it from what it has authorized. */
export function Limits({ application: key }: { application: Limits_application$key }) {
  const { t } = useTranslation();
  const { id, status, cause, article10, period, unit } = useFragment(
    graphql`
      fragment Limits_application on Application {
        id
        status
        cause
        article10
        period {
          from
          to
        }
        unit {
          id
        }
      }
    `,
    key,
  );
  if (!cause || !period || !unit) return <p>{t('application.limitsNeed')}</p>;
  const { from, to } = period;
  return <LimitSimulation applicationId={id} status={status} asked={{ unitId: unit.id, cause, article10: article10 ?? null, period: { from, to } }} />;
}
