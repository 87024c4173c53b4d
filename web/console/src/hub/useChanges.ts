import { useEffect, useRef } from 'react';
import { useRelayEnvironment } from 'react-relay/hooks';
import type { GraphQLTaggedNode } from 'relay-runtime';

import { type Follower, type Following, followChanges } from './followChanges';

/** Follows the feed of changes until the page is left. */
export function useChanges<S extends Following>(subscription: GraphQLTaggedNode, variables: S['variables'], follower: Follower<S>): void {
  const environment = useRelayEnvironment();
  const latest = useRef(follower);
  latest.current = follower;
  const given = JSON.stringify(variables);

  useEffect(() => followChanges<S>(environment, subscription, JSON.parse(given), () => latest.current), [environment, subscription, given]);
}
