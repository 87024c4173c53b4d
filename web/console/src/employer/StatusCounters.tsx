import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';
import { Link } from 'wouter';

import { STATUSES, toneOf } from '../application/status';
import { number } from '../i18n/format';
import type { StatusCounters_hub$key } from './__generated__/StatusCounters_hub.graphql';

/** How many applications stand where; each leads to them. */
export function StatusCounters({ hub }: { hub: StatusCounters_hub$key }) {
  const { t } = useTranslation();
  const { counters } = useFragment(
    graphql`
      fragment StatusCounters_hub on EmployerHub {
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
            <Link href={`/applications?status=${status}`}>
              <strong>{number(count)}</strong> <span>{t(`status.${status}`)}</span>
            </Link>
          </li>
        ))}
      </ul>
      <p className="hub-muted">{t('start.applications', { count: counters.applications })}</p>
    </section>
  );
}
