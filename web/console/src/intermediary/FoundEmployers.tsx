import { graphql, useLazyLoadQuery } from 'react-relay/hooks';

import { useSettled } from '../parts/useSettled';
import { EmployerList } from './EmployerList';
import { type Filter, addressOf, filterOf, variablesOf } from './filter';
import type { FoundEmployersQuery } from './__generated__/FoundEmployersQuery.graphql';

interface Props {
  filter: Filter;
  changes: number;
}

export function FoundEmployers({ filter, changes }: Props) {
  // While the next list is loaded the one before stays.
  const address = useSettled(`${addressOf(filter)}`);
  const variables = variablesOf(filterOf(new URLSearchParams(address)));
  const { viewer } = useLazyLoadQuery<FoundEmployersQuery>(
    graphql`
      query FoundEmployersQuery($search: String, $filter: EmployerFilter, $orderBy: EmployerOrder) {
        viewer {
          ...EmployerList_viewer @arguments(search: $search, filter: $filter, orderBy: $orderBy)
        }
      }
    `,
    variables,
    { fetchPolicy: 'store-and-network' },
  );
  return viewer && <EmployerList viewer={viewer} variables={variables} changes={changes} />;
}
