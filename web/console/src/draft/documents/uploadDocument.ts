import { graphql } from 'react-relay/hooks';
import type { Environment } from 'relay-runtime';

import { commit } from '../../hub/commit';
import { HubFailure } from '../../hub/failure';
import type { Kind } from './kinds';
import type { uploadDocumentMutation } from './__generated__/uploadDocumentMutation.graphql';

/** Attaches a file; gives the sentences that refuse it. */
export async function uploadDocument(environment: Environment, applicationId: string, kind: Kind, file: File): Promise<string[]> {
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
    return payload.userErrors.map(({ message }) => message);
  } catch (failure) {
    if (failure instanceof HubFailure) return [failure.message];
    throw failure;
  }
}
