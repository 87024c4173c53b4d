/** Where the feed of changes stands: events after it are not in what was read before. */
import { type Environment, ROOT_ID, graphql } from 'relay-runtime';

import { reload } from './reload';
import type { feedCursorQuery } from './__generated__/feedCursorQuery.graphql';

const QUERY = graphql`
  query feedCursorQuery {
    changesCursor
  }
`;

/** Where it stood when a page was read last: each page asks for `changesCursor` besides what it shows. */
export function knownCursor(environment: Environment): string | undefined {
  const cursor = environment.getStore().getSource().get(ROOT_ID)?.['changesCursor'];
  return typeof cursor === 'string' ? cursor : undefined;
}

/** Where it stands now. */
export async function askCursor(environment: Environment): Promise<string | undefined> {
  return (await reload<feedCursorQuery>(environment, QUERY, {}))?.changesCursor;
}
