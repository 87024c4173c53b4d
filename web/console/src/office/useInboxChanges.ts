import { graphql } from 'react-relay/hooks';

import { useChanges } from '../hub/useChanges';
import type { useInboxChangesSubscription } from './__generated__/useInboxChangesSubscription.graphql';

/** Proposals come and go: each event brings the numbers beside the inbox, and the inbox is read again. */
export function useInboxChanges(reload: () => void): void {
  useChanges<useInboxChangesSubscription>(
    graphql`
      subscription useInboxChangesSubscription($after: String) {
        changes(after: $after) {
          cursor
          viewer {
            operatorHub {
              ...OfficeCounters_hub
              ...Workload_hub
            }
          }
        }
      }
    `,
    {},
    { onChange: reload, reload },
  );
}
