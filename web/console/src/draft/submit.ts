import { graphql } from 'react-relay/hooks';
import type { Environment } from 'relay-runtime';

import { commit } from '../hub/commit';
import type { submitMutation } from './__generated__/submitMutation.graphql';

/** Submits a draft; gives why it was refused. */
export async function submit(environment: Environment, variables: submitMutation['variables']) {
  const { submitApplication } = await commit<submitMutation>(
    environment,
    graphql`
      mutation submitMutation($id: ID!, $version: Int!, $declarations: DeclarationsInput!, $key: String!) {
        submitApplication(id: $id, expectedVersion: $version, declarations: $declarations, idempotencyKey: $key) {
          application {
            id
            version
            status
            ...Facts_application
            ...History_application
          }
          userErrors {
            code
            path
            message
          }
        }
      }
    `,
    variables,
  );
  return submitApplication.userErrors;
}
