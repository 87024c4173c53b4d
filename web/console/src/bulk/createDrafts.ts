import { graphql } from 'react-relay/hooks';
import type { Environment } from 'relay-runtime';

import { commit } from '../hub/commit';
import type { createDraftsMutation } from './__generated__/createDraftsMutation.graphql';

export type BulkCauseName = NonNullable<NonNullable<createDraftsMutation['variables']['content']>['cause']>;

/** Makes a draft for each unit; gives their ids, and why there is none for others. */
export async function createDrafts(environment: Environment, variables: createDraftsMutation['variables']) {
  const { createDrafts: results } = await commit<createDraftsMutation>(
    environment,
    graphql`
      mutation createDraftsMutation($unitIds: [ID!]!, $benefit: Benefit!, $content: DraftPatch, $key: String!) {
        createDrafts(unitIds: $unitIds, benefit: $benefit, content: $content, idempotencyKey: $key) {
          application {
            id
          }
          userErrors {
            message
          }
        }
      }
    `,
    variables,
  );
  return {
    ids: results.flatMap(({ application }) => (application ? [application.id] : [])),
    refusals: results.flatMap(({ userErrors }) => userErrors),
  };
}
