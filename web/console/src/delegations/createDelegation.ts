import { graphql } from 'react-relay/hooks';
import type { Environment } from 'relay-runtime';

import { commit } from '../hub/commit';
import type { createDelegationMutation } from './__generated__/createDelegationMutation.graphql';

/** Makes a delegation; gives its id, or why there is none. */
export async function createDelegation(environment: Environment, variables: createDelegationMutation['variables']) {
  const { createDelegation: payload } = await commit<createDelegationMutation>(
    environment,
    graphql`
      mutation createDelegationMutation($input: DelegationInput!, $key: String!) {
        createDelegation(input: $input, idempotencyKey: $key) {
          delegation {
            id
          }
          userErrors {
            code
            message
            path
          }
        }
      }
    `,
    variables,
  );
  return { id: payload.delegation?.id, refusals: payload.userErrors };
}
