import { graphql } from 'react-relay/hooks';
import type { Environment } from 'relay-runtime';

import { commit } from '../../hub/commit';
import type { Refusal } from '../../parts/refusals';
import type { editWorkersMutation } from './__generated__/editWorkersMutation.graphql';

export type WorkerInput = editWorkersMutation['variables']['put'][number];

/** Puts workers into the list of a draft, or takes them out; gives what was wrong. */
export async function editWorkers(environment: Environment, variables: editWorkersMutation['variables']): Promise<readonly Refusal[]> {
  const { editBeneficiaries } = await commit<editWorkersMutation>(
    environment,
    graphql`
      mutation editWorkersMutation($applicationId: ID!, $version: Int!, $put: [BeneficiaryInput!]!, $remove: [TaxCode!]!) {
        editBeneficiaries(applicationId: $applicationId, expectedVersion: $version, put: $put, remove: $remove) {
          application {
            ...DraftPage_application
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
  return editBeneficiaries.userErrors;
}
