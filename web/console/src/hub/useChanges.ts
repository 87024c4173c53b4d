import { useEffect, useRef } from 'react';
import { useRelayEnvironment } from 'react-relay/hooks';
import type { GraphQLTaggedNode } from 'relay-runtime';

import { type ChangeHandlers, type ChangesSubscription, followChanges } from './followChanges';

/** Follows the feed of changes until the page is left. */
export function useChanges<S extends ChangesSubscription>(subscription: GraphQLTaggedNode, variables: S['variables'], handlers: ChangeHandlers<S>): void {
  const environment = useRelayEnvironment();
  const latest = useRef(handlers);
  latest.current = handlers;
  const given = JSON.stringify(variables);

  useEffect(() => followChanges<S>(environment, subscription, JSON.parse(given), () => latest.current), [environment, subscription, given]);
}
