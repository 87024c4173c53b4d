import { useState } from 'react';
import { graphql } from 'react-relay/hooks';

import { useChanges } from '../hub/useChanges';
import type { useDashboardChangesSubscription } from './__generated__/useDashboardChangesSubscription.graphql';

/** Follows all employers; counts the changes, by which the order may have become another. */
export function useDashboardChanges(reload: () => void): number {
  const [count, setCount] = useState(0);
  useChanges<useDashboardChangesSubscription>(
    graphql`
      subscription useDashboardChangesSubscription($after: String) {
        changes(after: $after) {
          cursor
          application {
            id
            version
            status
            employer {
              id
              ...EmployerRow_employer
            }
          }
          viewer {
            intermediaryHub {
              ...HubCounters_hub
              ...TermList_hub
            }
          }
        }
      }
    `,
    {},
    { onChange: () => setCount((before) => before + 1), reload },
  );
  return count;
}
