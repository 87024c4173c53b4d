import { graphql } from 'react-relay/hooks';

import { useChanges } from '../hub/useChanges';
import type { useDraftChangesSubscription } from './__generated__/useDraftChangesSubscription.graphql';

/** What others do to the draft meanwhile. */
export function useDraftChanges(id: string, reload: () => void): void {
  useChanges<useDraftChangesSubscription>(
    graphql`
      subscription useDraftChangesSubscription($after: String, $ids: [ID!]) {
        changes(after: $after, ids: $ids) {
          cursor
          application {
            id
            version
            status
            ...DraftPage_application
          }
        }
      }
    `,
    { ids: [id] },
    { reload },
  );
}
