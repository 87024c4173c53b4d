import { graphql } from 'react-relay/hooks';
import type { Environment } from 'relay-runtime';

import { commit } from '../hub/commit';
import type { submitMutation } from './__generated__/submitMutation.graphql';

/** Submits a draft, once: the key is the draft as it was read, so that what is sent again after a lost answer is the same act. */
export async function submit(environment: Environment, { id, version, declarations }: Omit<submitMutation['variables'], 'key'>) {
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
    { id, version, declarations, key: `console-${id}-${version}` },
  );
  return submitApplication.userErrors;
}
