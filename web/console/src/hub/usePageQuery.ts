import { useLazyLoadQuery } from 'react-relay/hooks';
import type { GraphQLTaggedNode, OperationType } from 'relay-runtime';

import { type Reload, useReload } from './useReload';

/** What a page shows: at once what the store has of it, and then what the hub answers. Gives what reads it again too. */
export function usePageQuery<Q extends OperationType>(query: GraphQLTaggedNode, variables: Q['variables']): [Q['response'], Reload] {
  const data = useLazyLoadQuery<Q>(query, variables, { fetchPolicy: 'store-and-network' });
  return [data, useReload<Q>(query, variables)];
}
