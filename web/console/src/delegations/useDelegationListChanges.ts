import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from 'react-relay/hooks';

import { useChanges } from '../hub/useChanges';
import { type Variables, isFound } from './filter';
import type { useDelegationListChangesSubscription } from './__generated__/useDelegationListChangesSubscription.graphql';

interface List {
  variables: Variables;
  shown: readonly string[];
  reload: () => void;
}

/** What becomes of the delegations of a list, in words. One that was not in it and is found now brings the list anew. */
export function useDelegationListChanges({ variables, shown, reload }: List): string {
  const { t } = useTranslation();
  const [changed, setChanged] = useState('');
  useChanges<useDelegationListChangesSubscription>(
    graphql`
      subscription useDelegationListChangesSubscription($after: String) {
        changes(after: $after, kinds: [DELEGATION_CHANGED, SUB_DELEGATION_CHANGED]) {
          cursor
          node {
            ... on Delegation {
              id
              status
              positionNumber
              employerName
              isExpiring
              ...DelegationRow_delegation @alias(as: "row")
              ...GivenDelegationRow_delegation @alias(as: "given")
            }
            ... on SubDelegation {
              delegation {
                id
                status
                positionNumber
                employerName
                isExpiring
                ...DelegationRow_delegation
                ...GivenDelegationRow_delegation
              }
            }
          }
        }
      }
    `,
    {},
    {
      onChange: ({ node }) => {
        const { id, status, positionNumber, employerName, isExpiring = false } = node?.delegation ?? node ?? {};
        // It is not for the viewer to see any more.
        if (!id || !status || !positionNumber) return reload();
        setChanged(t('start.changed', { what: `${employerName}, ${t(`delegation.status.${status}`)}` }));
        if (!shown.includes(id) && isFound(variables, { status, positionNumber, isExpiring })) reload();
      },
      reload,
    },
  );
  return changed;
}
