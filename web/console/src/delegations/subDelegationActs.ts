import { graphql } from 'react-relay/hooks';
import type { Environment } from 'relay-runtime';

import { commit } from '../hub/commit';
import type { Refusal } from '../parts/refusals';
import type { subDelegationActsEndMutation } from './__generated__/subDelegationActsEndMutation.graphql';
import type { subDelegationActsGiveMutation } from './__generated__/subDelegationActsGiveMutation.graphql';

export async function subDelegate(environment: Environment, variables: subDelegationActsGiveMutation['variables']): Promise<readonly Refusal[]> {
  const mutation = graphql`
    mutation subDelegationActsGiveMutation($input: SubDelegationInput!, $key: String!) {
      subDelegate(input: $input, idempotencyKey: $key) {
        subDelegation {
          delegation {
            ...SubDelegationList_delegation
          }
        }
        userErrors {
          message
          path
        }
      }
    }
  `;
  return (await commit<subDelegationActsGiveMutation>(environment, mutation, variables)).subDelegate.userErrors;
}

export async function endSubDelegation(environment: Environment, id: string): Promise<readonly Refusal[]> {
  const mutation = graphql`
    mutation subDelegationActsEndMutation($id: ID!) {
      revokeSubDelegation(id: $id) {
        subDelegation {
          delegation {
            ...SubDelegationList_delegation
          }
        }
        userErrors {
          message
          path
        }
      }
    }
  `;
  return (await commit<subDelegationActsEndMutation>(environment, mutation, { id })).revokeSubDelegation.userErrors;
}
