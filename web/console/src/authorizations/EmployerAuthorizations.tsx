import { graphql, usePaginationFragment } from 'react-relay/hooks';

import { rowsToReload } from '../parts/rowsToReload';
import { AuthorizationTable } from './AuthorizationTable';
import { useAuthorizationChanges } from './useAuthorizationChanges';
import type { EmployerAuthorizationsMoreQuery } from './__generated__/EmployerAuthorizationsMoreQuery.graphql';
import type { EmployerAuthorizations_viewer$key } from './__generated__/EmployerAuthorizations_viewer.graphql';

const PAGE = 25;

interface Props {
  viewer: EmployerAuthorizations_viewer$key;
  variables: object;
  /** Something has changed: as many as are shown are to be read again. */
  onChange: (rows: number) => void;
}

export function EmployerAuthorizations({ viewer, variables, onChange }: Props) {
  const { data, hasNext, isLoadingNext, loadNext } = usePaginationFragment<EmployerAuthorizationsMoreQuery, EmployerAuthorizations_viewer$key>(
    graphql`
      fragment EmployerAuthorizations_viewer on Viewer
      @argumentDefinitions(first: { type: "Int", defaultValue: 25 }, after: { type: "String" }, filter: { type: "AuthorizationFilter" })
      @refetchable(queryName: "EmployerAuthorizationsMoreQuery") {
        employerHub {
          authorizations(first: $first, after: $after, filter: $filter) @connection(key: "EmployerAuthorizations_authorizations") {
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
  const shown = data.employerHub?.authorizations.edges.length ?? 0;
  useAuthorizationChanges(() => onChange(rowsToReload(shown, PAGE)));
  if (!data.employerHub) return null;
  return (
    <AuthorizationTable
      connection={data.employerHub.authorizations}
      variables={variables}
      hasNext={hasNext}
      isLoading={isLoadingNext}
      onMore={() => loadNext(50)}
    />
  );
}
