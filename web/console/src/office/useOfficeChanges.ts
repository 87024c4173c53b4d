import { graphql } from 'react-relay/hooks';

import { useChanges } from '../hub/useChanges';
import type { useOfficeChangesSubscription } from './__generated__/useOfficeChangesSubscription.graphql';

/** What colleagues do with the application meanwhile. */
export function useOfficeChanges(id: string): void {
  useChanges<useOfficeChangesSubscription>(
    graphql`
      subscription useOfficeChangesSubscription($after: String, $ids: [ID!]) {
        changes(after: $after, ids: $ids) {
          cursor
          application {
            ...OfficePanel_application
          }
        }
      }
    `,
    { ids: [id] },
    // The page around it loads all again.
    { reload: () => {} },
  );
}
