import { useState } from 'react';
import { graphql } from 'react-relay/hooks';

import { useChanges } from '../hub/useChanges';
import { useReload } from '../hub/useReload';
import type { useDashboardChangesQuery } from './__generated__/useDashboardChangesQuery.graphql';
import type { useDashboardChangesSubscription } from './__generated__/useDashboardChangesSubscription.graphql';

/** What stands beside the list, whose order stays as it is while something changes. */
const BESIDE = graphql`
  query useDashboardChangesQuery {
    viewer {
      intermediaryHub {
        ...HubCounters_hub
        ...TermList_hub
      }
    }
  }
`;

/** Follows all employers; counts the changes, by which the order may have become another. */
export function useDashboardChanges(reload: () => void): number {
  const [count, setCount] = useState(0);
  const reloadBeside = useReload<useDashboardChangesQuery>(BESIDE, {});
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
        }
      }
    `,
    {},
    {
      onChange: () => {
        setCount((before) => before + 1);
        reloadBeside();
      },
      reload,
    },
  );
  return count;
}
