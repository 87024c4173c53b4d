import { graphql } from 'react-relay/hooks';
import type { Environment } from 'relay-runtime';

import { commit } from '../hub/commit';
import type { Refusal } from '../parts/refusals';
import type { applicantActsCopyMutation, applicantActsCopyMutation$data } from './__generated__/applicantActsCopyMutation.graphql';
import type { applicantActsDeleteMutation } from './__generated__/applicantActsDeleteMutation.graphql';
import type { applicantActsWithdrawMutation } from './__generated__/applicantActsWithdrawMutation.graphql';

export async function deleteDraft(environment: Environment, variables: applicantActsDeleteMutation['variables']): Promise<readonly Refusal[]> {
  const mutation = graphql`
    mutation applicantActsDeleteMutation($id: ID!, $version: Int!) {
      deleteDraft(id: $id, expectedVersion: $version) {
        userErrors {
          message
        }
      }
    }
  `;
  return (await commit<applicantActsDeleteMutation>(environment, mutation, variables)).deleteDraft.userErrors;
}

export async function withdraw(environment: Environment, variables: applicantActsWithdrawMutation['variables']): Promise<readonly Refusal[]> {
  const mutation = graphql`
    mutation applicantActsWithdrawMutation($id: ID!, $version: Int!, $reason: String!) {
      withdrawApplication(id: $id, expectedVersion: $version, reason: $reason) {
        application {
          id
          version
          status
          ...ApplicantActs_application
          ...History_application
        }
        userErrors {
          message
        }
      }
    }
  `;
  return (await commit<applicantActsWithdrawMutation>(environment, mutation, variables)).withdrawApplication.userErrors;
}

/** A new draft with what an application says. */
export async function copyApplication(
  environment: Environment,
  variables: applicantActsCopyMutation['variables'],
): Promise<applicantActsCopyMutation$data['copyApplication']> {
  const mutation = graphql`
    mutation applicantActsCopyMutation($id: ID!, $key: String!) {
      copyApplication(id: $id, idempotencyKey: $key) {
        application {
          id
        }
        userErrors {
          message
        }
      }
    }
  `;
  return (await commit<applicantActsCopyMutation>(environment, mutation, variables)).copyApplication;
}
