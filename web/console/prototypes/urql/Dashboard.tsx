import { useCallback, useDeferredValue, useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { FilterForm, useFilter } from '../shared/filter';
import { Rows } from '../shared/rows';
import { DeadlineList } from './DeadlineList';
import { EmployerRow } from './EmployerRow';
import { graphql } from './gql';
import { followChanges } from './live';

const DASHBOARD = graphql(`
  query Dashboard($search: String, $filter: EmployerFilter, $after: String) {
    viewer {
      intermediaryHub {
        counters {
          applications
          byStatus {
            status
            count
          }
        }
        ...DeadlineList
        employers(first: 100, after: $after, search: $search, filter: $filter, orderBy: URGENCY_DESC) {
          totalCount
          edges {
            node {
              id
              ...EmployerRow
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  }
`);

export function Dashboard() {
  const [filter, change] = useFilter();
  const { search, blocked } = useDeferredValue(filter);
  const [after, setAfter] = useState<string | null>(null);
  const [{ data, fetching }] = useQuery({
    query: DASHBOARD,
    variables: { search: search || null, filter: blocked ? { hasBlockingAlerts: true } : null, after },
  });
  useEffect(followChanges, []);
  const hub = data?.viewer?.intermediaryHub;
  const { hasNextPage, endCursor } = hub?.employers.pageInfo ?? {};
  const more = useCallback(() => void (hasNextPage && !fetching && endCursor && setAfter(endCursor)), [hasNextPage, fetching, endCursor]);
  if (!hub) return null;
  const { edges, totalCount } = hub.employers;
  return (
    <>
      <p>
        {hub.counters.applications}: {hub.counters.byStatus.map(({ status, count }) => `${status} ${count}`).join(', ')}
      </p>
      <DeadlineList hub={hub} />
      <FilterForm filter={filter} onChange={change} />
      <Rows loaded={edges.length} total={totalCount} loadMore={more} row={(at) => <EmployerRow employer={edges[at]!.node} />} />
    </>
  );
}
