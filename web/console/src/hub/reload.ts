import { type Environment, type GraphQLTaggedNode, type OperationType, fetchQuery } from 'relay-runtime';

/** A request that the page sends by itself: because something has changed, and not because somebody did something. */
const UNATTENDED = { isUnattended: true };

/** Whether a request is one of these. */
export function isUnattended(metadata: Record<string, unknown> | null | undefined): boolean {
  return metadata?.['isUnattended'] === true;
}

/** Reads again what a page shows. It counts as no use of the session. */
export function reload<Q extends OperationType>(environment: Environment, query: GraphQLTaggedNode, variables: Q['variables']): Promise<Q['response'] | undefined> {
  return fetchQuery<Q>(environment, query, variables, { networkCacheConfig: { force: true, metadata: UNATTENDED } }).toPromise();
}
