import { graphql } from 'react-relay/hooks';

import { useChanges } from '../hub/useChanges';
import type { useFigureChangesSubscription } from './__generated__/useFigureChangesSubscription.graphql';

/** Counts again after something that is counted has changed. */
export function useFigureChanges(reload: () => void): void {
  useChanges<useFigureChangesSubscription>(
    graphql`
      subscription useFigureChangesSubscription($after: String) {
        changes(after: $after, kinds: [APPLICATION_STATUS_CHANGED, AUTHORIZATION_GRANTED, PROPOSAL_CHANGED]) {
          cursor
        }
      }
    `,
    {},
    { onChange: () => reload(), reload },
  );
}
