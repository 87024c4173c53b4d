import { graphql, usePaginationFragment } from 'react-relay/hooks';

import { rowsToReload } from '../parts/rowsToReload';
import { AuthorizationTable } from './AuthorizationTable';
import { useAuthorizationChanges } from './useAuthorizationChanges';
import type { IntermediaryAuthorizationsMoreQuery } from './__generated__/IntermediaryAuthorizationsMoreQuery.graphql';
import type { IntermediaryAuthorizations_viewer$key } from './__generated__/IntermediaryAuthorizations_viewer.graphql';

const PAGE = 25;

interface Props {
  viewer: IntermediaryAuthorizations_viewer$key;
  variables: object;
  /** Something has changed: as many as are shown are to be read again. */
  onChange: (rows: number) => void;
}

export function IntermediaryAuthorizations({ viewer, variables, onChange }: Props) {
  const { data, hasNext, isLoadingNext, loadNext } = usePaginationFragment<IntermediaryAuthorizationsMoreQuery, IntermediaryAuthorizations_viewer$key>(
    graphql`
      fragment IntermediaryAuthorizations_viewer on Viewer
      @argumentDefinitions(first: { type: "Int", defaultValue: 25 }, after: { type: "String" }, filter: { type: "AuthorizationFilter" })
      @refetchable(queryName: "IntermediaryAuthorizationsMoreQuery") {
        intermediaryHub {
          authorizations(first: $first, after: $after, filter: $filter) @connection(key: "IntermediaryAuthorizations_authorizations") {
            edges {
              cursor
            }
            ...AuthorizationTable_connection
          }
        }
      }
    `,
    viewer,
  );
  const shown = data.intermediaryHub?.authorizations.edges.length ?? 0;
  useAuthorizationChanges(() => onChange(rowsToReload(shown, PAGE)));
  if (!data.intermediaryHub) return null;
  return (
    <AuthorizationTable
      connection={data.intermediaryHub.authorizations}
      variables={variables}
      hasNext={hasNext}
      isLoading={isLoadingNext}
      onMore={() => loadNext(50)}
    />
  );
}
