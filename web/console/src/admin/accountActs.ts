/** The acts of an administrator on an account; each gives why it was not done. */
import { graphql } from 'react-relay/hooks';
import type { Environment } from 'relay-runtime';

import { commit } from '../hub/commit';
import type { Refusal } from '../parts/refusals';
import type { accountActsDisableMutation } from './__generated__/accountActsDisableMutation.graphql';
import type { accountActsEnableMutation } from './__generated__/accountActsEnableMutation.graphql';
import type { accountActsEndCapacityMutation } from './__generated__/accountActsEndCapacityMutation.graphql';
import type { accountActsEntitleMutation } from './__generated__/accountActsEntitleMutation.graphql';
import type { accountActsResetMutation } from './__generated__/accountActsResetMutation.graphql';

type Refusals = Promise<readonly Refusal[]>;

interface Decided {
  id: string;
  /** Of the account on which it was decided. */
  version: number;
}

export async function disable(environment: Environment, decided: Decided): Refusals {
  const mutation = graphql`
    mutation accountActsDisableMutation($id: ID!, $version: Int!) {
      disableAccount(id: $id, expectedVersion: $version) {
        account {
          ...AccountDetails_account
        }
        userErrors {
          code
          message
          path
        }
      }
    }
  `;
  return (await commit<accountActsDisableMutation>(environment, mutation, decided)).disableAccount.userErrors;
}

export async function enable(environment: Environment, decided: Decided): Refusals {
  const mutation = graphql`
    mutation accountActsEnableMutation($id: ID!, $version: Int!) {
      enableAccount(id: $id, expectedVersion: $version) {
        account {
          ...AccountDetails_account
        }
        userErrors {
          code
          message
          path
        }
      }
    }
  `;
  return (await commit<accountActsEnableMutation>(environment, mutation, decided)).enableAccount.userErrors;
}

export async function resetFactors(environment: Environment, decided: Decided): Refusals {
  const mutation = graphql`
    mutation accountActsResetMutation($id: ID!, $version: Int!) {
      resetSecondFactors(id: $id, expectedVersion: $version) {
        account {
          ...AccountDetails_account
        }
        userErrors {
          code
          message
          path
        }
      }
    }
  `;
  return (await commit<accountActsResetMutation>(environment, mutation, decided)).resetSecondFactors.userErrors;
}

export async function entitle(environment: Environment, variables: accountActsEntitleMutation['variables']): Refusals {
  const mutation = graphql`
    mutation accountActsEntitleMutation($id: ID!, $version: Int!, $input: EntitleAccountInput!) {
      entitleAccount(id: $id, expectedVersion: $version, input: $input) {
        capacity {
          account {
            ...AccountDetails_account
          }
        }
        userErrors {
          code
          message
          path
        }
      }
    }
  `;
  return (await commit<accountActsEntitleMutation>(environment, mutation, variables)).entitleAccount.userErrors;
}

export async function endCapacity(environment: Environment, variables: accountActsEndCapacityMutation['variables']): Refusals {
  const mutation = graphql`
    mutation accountActsEndCapacityMutation($id: ID!, $version: Int!, $lastDay: Date) {
      endCapacity(id: $id, expectedVersion: $version, lastDay: $lastDay) {
        capacity {
          account {
            ...AccountDetails_account
          }
        }
        userErrors {
          code
          message
          path
        }
      }
    }
  `;
  return (await commit<accountActsEndCapacityMutation>(environment, mutation, variables)).endCapacity.userErrors;
}
