import { useState } from 'react';
import { graphql } from 'react-relay/hooks';

import { useChanges } from '../hub/useChanges';
import type { useApplicationChangesSubscription } from './__generated__/useApplicationChangesSubscription.graphql';

/** Follows all that belongs to one application; counts its changes. */
export function useApplicationChanges(id: string, reload: () => void): number {
  const [count, setCount] = useState(0);
  useChanges<useApplicationChangesSubscription>(
    graphql`
      subscription useApplicationChangesSubscription($after: String, $ids: [ID!]) {
        changes(after: $after, ids: $ids) {
          cursor
          application {
            id
            status
            ...ApplicantActs_application
            ...MissingList_application
            ...AlertList_application
            ...InterlocutionList_application
            ...Facts_application
            ...Authorizations_application
            ...DocumentList_application
            ...History_application
          }
        }
      }
    `,
    { ids: [id] },
    { onChange: () => setCount((before) => before + 1), reload },
  );
  return count;
}
