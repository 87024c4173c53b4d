import { graphql } from 'react-relay/hooks';
import type { Environment } from 'relay-runtime';

import { commit } from '../../hub/commit';
import { failureText } from '../../hub/failure';
import type { Refusal } from '../../parts/refusals';
import type { Kind } from './kinds';
import type { uploadDocumentMutation } from './__generated__/uploadDocumentMutation.graphql';

/** Attaches a file; gives why it was refused, also where that ends the request: the files after it are sent all the same. */
export async function uploadDocument(environment: Environment, applicationId: string, kind: Kind, file: File): Promise<readonly Refusal[]> {
  try {
    const { uploadDocument: payload } = await commit<uploadDocumentMutation>(
      environment,
      graphql`
        mutation uploadDocumentMutation($applicationId: ID!, $kind: DocumentKind!, $file: Upload!) {
          uploadDocument(applicationId: $applicationId, kind: $kind, file: $file) {
            document {
              application {
                ...DraftPage_application
              }
            }
            userErrors {
              message
            }
          }
        }
      `,
      { applicationId, kind, file: null as never },
      { file },
    );
    return payload.userErrors;
  } catch (failure) {
    const message = failureText(failure);
    if (message) return [{ message }];
    throw failure;
  }
}
