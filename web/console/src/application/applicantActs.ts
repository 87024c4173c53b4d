import { graphql } from 'react-relay/hooks';
import type { Environment } from 'relay-runtime';

import { commit } from '../hub/commit';
import type { applicantActsCopyMutation } from './__generated__/applicantActsCopyMutation.graphql';
import type { applicantActsDeleteMutation } from './__generated__/applicantActsDeleteMutation.graphql';
import type { applicantActsWithdrawMutation } from './__generated__/applicantActsWithdrawMutation.graphql';

type Errors = readonly { readonly message: string }[];

export async function deleteDraft(environment: Environment, variables: applicantActsDeleteMutation['variables']): Promise<Errors> {
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

export async function withdraw(environment: Environment, variables: applicantActsWithdrawMutation['variables']): Promise<Errors> {
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

/** A new draft with what an application says; gives its id, or why there is none. */
export async function copyApplication(environment: Environment, id: string): Promise<{ id?: string; refused?: string }> {
  const mutation = graphql`
    mutation applicantActsCopyMutation($id: ID!, $key: String) {
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
  const { copyApplication: copied } = await commit<applicantActsCopyMutation>(environment, mutation, { id, key: crypto.randomUUID() });
  const [error] = copied.userErrors;
  if (error) return { refused: error.message };
  return copied.application ? { id: copied.application.id } : {};
}
