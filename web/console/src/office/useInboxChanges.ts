import { graphql } from 'react-relay/hooks';

import { useChanges } from '../hub/useChanges';
import type { useInboxChangesSubscription } from './__generated__/useInboxChangesSubscription.graphql';

/** Proposals come and go, and with them the numbers beside them. */
export function useInboxChanges(reload: () => void): void {
  useChanges<useInboxChangesSubscription>(
    graphql`
      subscription useInboxChangesSubscription($after: String) {
        changes(after: $after, kinds: [APPLICATION_STATUS_CHANGED, PROPOSAL_CHANGED]) {
          cursor
        }
      }
    `,
    {},
    { onChange: () => reload(), reload },
  );
}
