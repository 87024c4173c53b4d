import { fetchQuery, graphql, useLazyLoadQuery, useRelayEnvironment } from 'react-relay/hooks';

import { today } from '../draft/today';
import { useSettled } from '../parts/useSettled';
import type { Role } from '../session/person';
import { QueueList } from './QueueList';
import { type Filter, addressOf, filterOf, isEmpty, variablesOf } from './filter';
import type { FoundQueueQuery } from './__generated__/FoundQueueQuery.graphql';

const QUERY = graphql`
  query FoundQueueQuery($filter: ApplicationFilter) {
    viewer {
      ...QueueList_viewer @arguments(filter: $filter)
    }
  }
`;

interface Props {
  role: Role;
  filter: Filter;
  /** Loads again what stands around the list. */
  onReload: () => void;
}

/** While the next list is loaded the one before stays. */
export function FoundQueue({ role, filter, onReload }: Props) {
  const environment = useRelayEnvironment();
  const shown = filterOf(new URLSearchParams(useSettled(`${addressOf(filter)}`)));
  const variables = { filter: variablesOf(shown, today()) };
  const { viewer } = useLazyLoadQuery<FoundQueueQuery>(QUERY, variables, { fetchPolicy: 'store-and-network' });
  const reload = () => {
    fetchQuery<FoundQueueQuery>(environment, QUERY, variables).subscribe({});
    onReload();
  };
  return viewer && <QueueList key={`${addressOf(shown)}`} viewer={viewer} role={role} isFiltered={!isEmpty(shown)} reload={reload} />;
}
