import { graphql } from 'react-relay/hooks';

import { useChanges } from '../hub/useChanges';
import type { useOfficeChangesSubscription } from './__generated__/useOfficeChangesSubscription.graphql';

/** What colleagues do with the application meanwhile. */
export function useOfficeChanges(): void {
  useChanges<useOfficeChangesSubscription>(
    graphql`
      subscription useOfficeChangesSubscription($after: String) {
        changes(after: $after) {
          cursor
          application {
            ...OfficePanel_application
          }
        }
      }
    `,
    {},
    // The page around it loads all again.
    { reload: () => {} },
  );
}
