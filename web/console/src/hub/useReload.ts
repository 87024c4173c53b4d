import { useCallback, useEffect, useRef } from 'react';
import { useRelayEnvironment } from 'react-relay/hooks';
import type { GraphQLTaggedNode, OperationType } from 'relay-runtime';

import { type Later, laterOf } from './later';
import { reload } from './reload';

/**
 * Gives what reads the answer to a query again, a moment after it was called. It takes what the query is to be asked with besides, such as how many rows
 * are shown by now.
 */
export function useReload<Q extends OperationType>(query: GraphQLTaggedNode, variables: Q['variables']): (besides?: Partial<Q['variables']>) => void {
  const environment = useRelayEnvironment();
  const asked = useRef(variables);
  const besides = useRef<Partial<Q['variables']>>(undefined);
  const later = useRef<Later>(undefined);
  asked.current = variables;

  useEffect(() => {
    later.current = laterOf(() => reload<Q>(environment, query, { ...asked.current, ...besides.current }));
    return () => later.current?.stop();
  }, [environment, query]);

  return useCallback((also) => {
    besides.current = also;
    later.current?.call();
  }, []);
}
