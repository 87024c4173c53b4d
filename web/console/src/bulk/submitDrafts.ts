import { graphql } from 'react-relay/hooks';
import type { Environment } from 'relay-runtime';

import { commit } from '../hub/commit';
import type { Refusal } from '../parts/refusals';
import type { submitDraftsMutation } from './__generated__/submitDraftsMutation.graphql';

/** Submits each on its own, under one key for the whole; gives why some were refused. */
export async function submitDrafts(environment: Environment, variables: submitDraftsMutation['variables']): Promise<readonly Refusal[]> {
  const { submitApplications } = await commit<submitDraftsMutation>(
    environment,
    graphql`
      mutation submitDraftsMutation($drafts: [DraftToSubmitInput!]!, $declarations: DeclarationsInput!, $key: String!) {
        submitApplications(drafts: $drafts, declarations: $declarations, idempotencyKey: $key) {
          application {
            ...BulkRow_application
            ...readyDraft_application
          }
          userErrors {
            message
          }
        }
      }
    `,
    variables,
  );
  return submitApplications.flatMap(({ userErrors }) => userErrors);
}
