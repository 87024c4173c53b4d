import { graphql } from 'react-relay/hooks';

import { useChanges } from '../hub/useChanges';
import type { useEmployerChangesSubscription } from './__generated__/useEmployerChangesSubscription.graphql';

/** What becomes of the applications of an employer. */
export function useEmployerChanges(reload: () => void): void {
  useChanges<useEmployerChangesSubscription>(
    graphql`
      subscription useEmployerChangesSubscription($after: String) {
        changes(after: $after) {
          cursor
          application {
            id
            ...ApplicationRow_application
          }
        }
      }
    `,
    {},
    { reload },
  );
}
