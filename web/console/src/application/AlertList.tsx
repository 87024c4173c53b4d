import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { AlertCard } from './AlertCard';
import { gravest } from './gravest';
import type { AlertList_application$key } from './__generated__/AlertList_application.graphql';

/** What the controls find, the gravest first. */
export function AlertList({ application: key }: { application: AlertList_application$key }) {
  const { t } = useTranslation();
  const { alerts } = useFragment(
    graphql`
      fragment AlertList_application on Application {
        alerts {
          id
          severity
          ...AlertCard_alert
        }
      }
    `,
    key,
  );
  return (
    <section className="hub-card" aria-labelledby="alerts">
      <h2 id="alerts">{t('application.alertsTitle')}</h2>
      {alerts.length === 0 && <p>{t('application.noAlertsHere')}</p>}
      <ul className="hub-list">
        {alerts.toSorted(gravest).map((alert) => (
          <li key={alert.id}>
            <AlertCard alert={alert} />
          </li>
        ))}
      </ul>
    </section>
  );
}
