import { useCallback, useEffect, useRef } from 'react';
import { useRelayEnvironment } from 'react-relay/hooks';
import type { GraphQLTaggedNode, OperationType } from 'relay-runtime';

import { reload } from './reload';
import { type Throttled, throttled } from './throttle';

/** Reads again; of a list that has grown as many rows as are shown by now, which the query takes as `first`. */
export type Reload = (rows?: number) => void;

/** Gives what reads the answer to a query again, a moment after it was called. */
export function useReload<Q extends OperationType>(query: GraphQLTaggedNode, variables: Q['variables']): Reload {
  const environment = useRelayEnvironment();
  const asked = useRef(variables);
  const first = useRef<number>(undefined);
  const throttle = useRef<Throttled>(undefined);
  asked.current = variables;

  useEffect(() => {
    const read = () => reload<Q>(environment, query, first.current === undefined ? asked.current : { ...asked.current, first: first.current });
    throttle.current = throttled(read);
    return () => throttle.current?.stop();
  }, [environment, query]);

  return useCallback((rows) => {
    first.current = rows;
    throttle.current?.call();
  }, []);
}
