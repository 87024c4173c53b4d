import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { AlertCard } from '../application/AlertCard';
import { gravest } from '../application/gravest';
import type { FieldAlerts_application$key } from './__generated__/FieldAlerts_application.graphql';

interface Props {
  application: FieldAlerts_application$key;
  /** The fields that the alerts stand beside. */
  fields: readonly string[];
}

/** What the controls find in some fields, as it arises. */
export function FieldAlerts({ application: key, fields }: Props) {
  const { t } = useTranslation();
  const { alerts } = useFragment(
    graphql`
      fragment FieldAlerts_application on Application {
        alerts {
          id
          severity
          path
          ...AlertCard_alert
        }
      }
    `,
    key,
  );
  const here = alerts.filter(({ path }) => fields.includes(path[0] ?? '')).toSorted(gravest);
  return (
    <div aria-live="polite" aria-label={t('application.alertsTitle')} role="group">
      {here.map((alert) => (
        <AlertCard key={alert.id} alert={alert} />
      ))}
    </div>
  );
}
