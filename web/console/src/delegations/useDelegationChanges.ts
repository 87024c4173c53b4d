import { useState } from 'react';
import { graphql } from 'react-relay/hooks';

import { useChanges } from '../hub/useChanges';
import type { useDelegationChangesSubscription } from './__generated__/useDelegationChangesSubscription.graphql';

/** Follows a delegation and those that hang on it; counts its changes. */
export function useDelegationChanges(id: string, reload: () => void): number {
  const [count, setCount] = useState(0);
  useChanges<useDelegationChangesSubscription>(
    graphql`
      subscription useDelegationChangesSubscription($after: String) {
        changes(after: $after, kinds: [DELEGATION_CHANGED, SUB_DELEGATION_CHANGED]) {
          cursor
          node {
            ... on Delegation {
              id
              ...DelegationPage_delegation @alias(as: "page")
            }
            ... on SubDelegation {
              delegation {
                id
                ...DelegationPage_delegation
              }
            }
          }
        }
      }
    `,
    {},
    {
      onChange: ({ node }) => {
        const changed = node?.id ?? node?.delegation?.id;
        // It is not for the viewer to see any more.
        if (!changed) reload();
        else if (changed === id) setCount((before) => before + 1);
      },
      reload,
    },
  );
  return count;
}
