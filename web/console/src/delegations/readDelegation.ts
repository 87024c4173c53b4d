import { graphql } from 'react-relay/hooks';
import { type Environment, fetchQuery } from 'relay-runtime';

import type { readDelegationQuery } from './__generated__/readDelegationQuery.graphql';

export const DELEGATION = graphql`
  query readDelegationQuery($id: ID!) {
    changesCursor
    delegation(id: $id) {
      ...DelegationPage_delegation
    }
  }
`;

/** Reads a delegation again. */
export function readDelegation(environment: Environment, id: string): void {
  fetchQuery<readDelegationQuery>(environment, DELEGATION, { id }).subscribe({});
}
