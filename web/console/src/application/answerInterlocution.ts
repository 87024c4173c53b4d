import { graphql } from 'react-relay/hooks';
import type { Environment, UploadableMap } from 'relay-runtime';

import { commit } from '../hub/commit';
import type { answerInterlocutionMutation } from './__generated__/answerInterlocutionMutation.graphql';

interface Answer {
  id: string;
  key: string;
  text: string;
}

/** Sends an answer and its files together; gives why it was refused. */
export async function answerInterlocution(environment: Environment, { id, key, text }: Answer, files: readonly File[]) {
  const documents = files.map(() => ({ kind: 'INTERLOCUTION_ANSWER' as const, file: null as never }));
  const uploadables: UploadableMap = Object.fromEntries(files.map((file, at) => [`input.documents.${at}.file`, file]));
  const payload = await commit<answerInterlocutionMutation>(
    environment,
    graphql`
      mutation answerInterlocutionMutation($id: ID!, $key: String!, $input: AnswerInput!) {
        answerInterlocution(id: $id, idempotencyKey: $key, input: $input) {
          interlocution {
            application {
              status
              ...InterlocutionList_application
              ...DocumentList_application
              ...History_application
            }
          }
          userErrors {
            message
          }
        }
      }
    `,
    { id, key, input: { text, documents } },
    files.length > 0 ? uploadables : undefined,
  );
  return payload.answerInterlocution.userErrors;
}
