import { graphql } from 'react-relay/hooks';

import { useChanges } from '../hub/useChanges';
import type { useBulkChangesSubscription } from './__generated__/useBulkChangesSubscription.graphql';

/** What becomes of the drafts of an event meanwhile. */
export function useBulkChanges(reload: () => void): void {
  useChanges<useBulkChangesSubscription>(
    graphql`
      subscription useBulkChangesSubscription($after: String) {
        changes(after: $after) {
          cursor
          application {
            id
            ...BulkRow_application
            ...readyDraft_application
          }
        }
      }
    `,
    {},
    { reload },
  );
}
