/** Where the feed of changes stands: events after it are not in what was read before. */
import { type Environment, ROOT_ID, graphql } from 'relay-runtime';

import { reload } from './reload';
import type { feedPositionQuery } from './__generated__/feedPositionQuery.graphql';

const QUERY = graphql`
  query feedPositionQuery {
    changesCursor
  }
`;

/** Where it stood when a page was read last: each page asks for `changesCursor` besides what it shows. */
export function knownPosition(environment: Environment): string | undefined {
  const cursor = environment.getStore().getSource().get(ROOT_ID)?.['changesCursor'];
  return typeof cursor === 'string' ? cursor : undefined;
}

/** Where it stands now. */
export async function askPosition(environment: Environment): Promise<string | undefined> {
  return (await reload<feedPositionQuery>(environment, QUERY, {}))?.changesCursor;
}
