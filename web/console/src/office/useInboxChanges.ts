import { graphql } from 'react-relay/hooks';

import { useChanges } from '../hub/useChanges';
import type { useInboxChangesSubscription } from './__generated__/useInboxChangesSubscription.graphql';

/** Proposals come and go: each event brings the inbox as it is then. */
export function useInboxChanges(reload: () => void): void {
  useChanges<useInboxChangesSubscription>(
    graphql`
      subscription useInboxChangesSubscription($after: String) {
        changes(after: $after) {
          cursor
          viewer {
            operatorHub {
              inbox(first: 50) {
                totalCount
                nodes {
                  id
                  ...InboxRow_proposal
                }
              }
              ...OfficeCounters_hub
              ...Workload_hub
            }
          }
        }
      }
    `,
    {},
    { reload },
  );
}
