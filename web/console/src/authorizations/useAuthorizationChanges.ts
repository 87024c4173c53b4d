import { graphql } from 'react-relay/hooks';

import { useChanges } from '../hub/useChanges';
import type { useAuthorizationChangesSubscription } from './__generated__/useAuthorizationChangesSubscription.graphql';

/** What offices grant meanwhile, and whose grants are not seen any more. */
export function useAuthorizationChanges(reload: () => void): void {
  useChanges<useAuthorizationChangesSubscription>(
    graphql`
      subscription useAuthorizationChangesSubscription($after: String) {
        changes(after: $after, kinds: [AUTHORIZATION_GRANTED, DELEGATION_CHANGED, SUB_DELEGATION_CHANGED]) {
          cursor
        }
      }
    `,
    {},
    { onChange: () => reload(), reload },
  );
}
