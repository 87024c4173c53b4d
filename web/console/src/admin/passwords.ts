/** Passwords that the hub draws are in its answer, once, and nowhere else. */
import { graphql } from 'react-relay/hooks';
import type { Environment } from 'relay-runtime';

import { commit } from '../hub/commit';
import type { passwordsCreateMutation, passwordsCreateMutation$data } from './__generated__/passwordsCreateMutation.graphql';
import type { passwordsSetMutation, passwordsSetMutation$data } from './__generated__/passwordsSetMutation.graphql';

export async function createAccount(
  environment: Environment,
  variables: passwordsCreateMutation['variables'],
): Promise<passwordsCreateMutation$data['createAccount']> {
  const mutation = graphql`
    mutation passwordsCreateMutation($key: String!, $input: CreateAccountInput!) {
      createAccount(idempotencyKey: $key, input: $input) {
        account {
          id
          name
        }
        password
        userErrors {
          code
          message
          path
        }
      }
    }
  `;
  return (await commit<passwordsCreateMutation>(environment, mutation, variables)).createAccount;
}

export async function setPassword(
  environment: Environment,
  variables: passwordsSetMutation['variables'],
): Promise<passwordsSetMutation$data['setAccountPassword']> {
  const mutation = graphql`
    mutation passwordsSetMutation($id: ID!, $version: Int!, $password: String) {
      setAccountPassword(id: $id, expectedVersion: $version, password: $password) {
        account {
          ...AccountDetails_account
        }
        password
        userErrors {
          code
          message
          path
        }
      }
    }
  `;
  return (await commit<passwordsSetMutation>(environment, mutation, variables)).setAccountPassword;
}
