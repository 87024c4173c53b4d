import { useCallback } from 'react';
import { graphql, usePaginationFragment } from 'react-relay/hooks';
import { Rows } from '../shared/rows';
import { EmployerRow } from './EmployerRow';
import type { EmployerListPageQuery } from './__generated__/EmployerListPageQuery.graphql';
import type { EmployerList_viewer$key } from './__generated__/EmployerList_viewer.graphql';

export function EmployerList({ viewer }: { viewer: EmployerList_viewer$key }) {
  const { data, loadNext, hasNext, isLoadingNext } = usePaginationFragment<EmployerListPageQuery, EmployerList_viewer$key>(
    graphql`
      fragment EmployerList_viewer on Viewer
      @argumentDefinitions(first: { type: "Int", defaultValue: 100 }, after: { type: "String" })
      @refetchable(queryName: "EmployerListPageQuery") {
        intermediaryHub {
          employers(first: $first, after: $after, search: $search, filter: $filter, orderBy: URGENCY_DESC) @connection(key: "EmployerList_employers") {
            totalCount
            edges {
              node {
                id
                ...EmployerRow_employer
              }
            }
          }
        }
      }
    `,
    viewer,
  );
  const { edges, totalCount } = data.intermediaryHub!.employers;
  const more = useCallback(() => void (hasNext && !isLoadingNext && loadNext(100)), [hasNext, isLoadingNext, loadNext]);
  return <Rows loaded={edges.length} total={totalCount} loadMore={more} row={(at) => <EmployerRow employer={edges[at]!.node} />} />;
}
