import { graphql } from 'react-relay/hooks';
import type { Environment } from 'relay-runtime';

import { commit } from '../hub/commit';
import type { createDraftMutation, createDraftMutation$data } from './__generated__/createDraftMutation.graphql';

export type Benefit = createDraftMutation['variables']['input']['benefit'];

export async function createDraft(
  environment: Environment,
  variables: createDraftMutation['variables'],
): Promise<createDraftMutation$data['createDraft']> {
  const mutation = graphql`
    mutation createDraftMutation($input: CreateDraftInput!, $key: String!) {
      createDraft(input: $input, idempotencyKey: $key) {
        application {
          id
        }
        userErrors {
          message
        }
      }
    }
  `;
  return (await commit<createDraftMutation>(environment, mutation, variables)).createDraft;
}
