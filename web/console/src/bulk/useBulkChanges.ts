import { graphql } from 'react-relay/hooks';

import { useChanges } from '../hub/useChanges';
import type { useBulkChangesSubscription } from './__generated__/useBulkChangesSubscription.graphql';

/** What becomes of the drafts of an event meanwhile. */
export function useBulkChanges(ids: readonly string[], reload: () => void): void {
  useChanges<useBulkChangesSubscription>(
    graphql`
      subscription useBulkChangesSubscription($after: String, $ids: [ID!]) {
        changes(after: $after, ids: $ids) {
          cursor
          application {
            id
            ...BulkRow_application
            ...readyDraft_application
          }
        }
      }
    `,
    { ids },
    { reload },
  );
}
