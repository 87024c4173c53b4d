import { graphql } from 'react-relay/hooks';
import type { Environment } from 'relay-runtime';

import { commit } from '../hub/commit';
import type { ReadyDraft } from './readyDraft';
import type { submitDraftsMutation } from './__generated__/submitDraftsMutation.graphql';

/** Submits each on its own, under one key for the whole; gives why some were refused. */
export async function submitDrafts(environment: Environment, ready: readonly ReadyDraft[], declarations: submitDraftsMutation['variables']['declarations']) {
  const drafts = ready.map(({ id, version }) => ({ id, expectedVersion: version }));
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
    { drafts, declarations, key: crypto.randomUUID() },
  );
  return submitApplications.flatMap(({ userErrors }) => userErrors.map(({ message }) => message));
}
