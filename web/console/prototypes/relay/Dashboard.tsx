import { useDeferredValue, useEffect } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { FilterForm, useFilter } from '../shared/filter';
import { DeadlineList } from './DeadlineList';
import { EmployerList } from './EmployerList';
import { followChanges } from './live';
import type { DashboardQuery } from './__generated__/DashboardQuery.graphql';

export function Dashboard() {
  const [filter, change] = useFilter();
  const { search, blocked } = useDeferredValue(filter);
  const { viewer } = useLazyLoadQuery<DashboardQuery>(
    graphql`
      query DashboardQuery($search: String, $filter: EmployerFilter) {
        viewer {
          intermediaryHub {
            counters {
              applications
              byStatus {
                status
                count
              }
            }
            ...DeadlineList_hub
          }
          ...EmployerList_viewer
        }
      }
    `,
    { search: search || null, filter: blocked ? { hasBlockingAlerts: true } : null },
  );
  useEffect(followChanges, []);
  const hub = viewer?.intermediaryHub;
  if (!hub) return null;
  return (
    <>
      <p>
        {hub.counters.applications}: {hub.counters.byStatus.map(({ status, count }) => `${status} ${count}`).join(', ')}
      </p>
      <DeadlineList hub={hub} />
      <FilterForm filter={filter} onChange={change} />
      <EmployerList viewer={viewer} />
    </>
  );
}
