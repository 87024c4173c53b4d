import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { STATUSES, toneOf } from '../application/status';
import { number } from '../i18n/format';
import type { HubCounters_hub$key } from './__generated__/HubCounters_hub.graphql';

/** How many applications of all employers stand where. */
export function HubCounters({ hub }: { hub: HubCounters_hub$key }) {
  const { t } = useTranslation();
  const { counters } = useFragment(
    graphql`
      fragment HubCounters_hub on IntermediaryHub {
        counters {
          applications
          byStatus {
            status
            count
          }
        }
      }
    `,
    hub,
  );
  const sorted = counters.byStatus.toSorted((one, other) => STATUSES.indexOf(one.status) - STATUSES.indexOf(other.status));
  return (
    <section className="hub-card hub-counters" aria-labelledby="by-status">
      <h2 id="by-status">{t('start.byStatus')}</h2>
      <ul className="hub-list">
        {sorted.map(({ status, count }) => (
          <li key={status} data-tone={toneOf(status)}>
            <p>
              <strong>{number(count)}</strong> <span>{t(`status.${status}`)}</span>
            </p>
          </li>
        ))}
      </ul>
      <p className="hub-muted">{t('start.applications', { count: counters.applications })}</p>
    </section>
  );
}
