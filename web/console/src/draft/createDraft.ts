import { graphql } from 'react-relay/hooks';
import type { Environment } from 'relay-runtime';

import { commit } from '../hub/commit';
import type { createDraftMutation } from './__generated__/createDraftMutation.graphql';

type Input = createDraftMutation['variables']['input'];
export type Benefit = Input['benefit'];

/** Makes a draft; gives its id, or why there is none. */
export async function createDraft(environment: Environment, input: Input): Promise<{ id?: string; refused?: string }> {
  const { createDraft: payload } = await commit<createDraftMutation>(
    environment,
    graphql`
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
    `,
    { input, key: crypto.randomUUID() },
  );
  const [error] = payload.userErrors;
  if (error) return { refused: error.message };
  return payload.application ? { id: payload.application.id } : {};
}
