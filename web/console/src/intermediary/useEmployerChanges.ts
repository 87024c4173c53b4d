import { graphql } from 'react-relay/hooks';

import { useChanges } from '../hub/useChanges';
import type { useEmployerChangesSubscription } from './__generated__/useEmployerChangesSubscription.graphql';

/** Things that a subscription follows at most. */
const MOST = 100;

/** What becomes of these applications, the first hundred of them. */
export function useEmployerChanges(ids: readonly string[], reload: () => void): void {
  useChanges<useEmployerChangesSubscription>(
    graphql`
      subscription useEmployerChangesSubscription($after: String, $ids: [ID!]) {
        changes(after: $after, ids: $ids) {
          cursor
          application {
            id
            ...ApplicationRow_application
          }
        }
      }
    `,
    { ids: ids.slice(0, MOST) },
    { reload },
  );
}
