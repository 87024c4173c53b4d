import { graphql } from 'react-relay/hooks';
import type { Environment } from 'relay-runtime';

import { commit } from '../../hub/commit';
import type { importWorkersMutation } from './__generated__/importWorkersMutation.graphql';

export type ImportResult = importWorkersMutation['response']['importBeneficiaries'];

/** Tries a list, or puts it in place of that of the draft. */
export async function importWorkers(
  environment: Environment,
  variables: Omit<importWorkersMutation['variables'], 'file'>,
  file: File,
): Promise<ImportResult> {
  const { importBeneficiaries } = await commit<importWorkersMutation>(
    environment,
    graphql`
      mutation importWorkersMutation($applicationId: ID!, $version: Int!, $dryRun: Boolean!, $file: Upload!) {
        importBeneficiaries(applicationId: $applicationId, expectedVersion: $version, dryRun: $dryRun, file: $file) {
          application {
            ...DraftPage_application
          }
          rows
          errorCount
          errors {
            row
            column
            value
            message
          }
          userErrors {
            code
            message
          }
        }
      }
    `,
    { ...variables, file: null as never },
    { file },
  );
  return importBeneficiaries;
}
