import { graphql } from 'react-relay/hooks';
import type { Environment } from 'relay-runtime';

import { commit } from '../hub/commit';
import type { actsReleaseMutation } from './__generated__/actsReleaseMutation.graphql';
import type { actsReviewMutation } from './__generated__/actsReviewMutation.graphql';
import type { actsTakeMutation } from './__generated__/actsTakeMutation.graphql';

export type Act = 'take' | 'release' | 'review';
type Errors = readonly { readonly message: string }[];
type CarryOut = (environment: Environment, variables: { id: string; version: number }) => Promise<Errors>;

/** Each gives why it was not done. */
export const ACTS: Record<Act, CarryOut> = {
  take: async (environment, variables) => {
    const mutation = graphql`
      mutation actsTakeMutation($id: ID!, $version: Int!) {
        takeApplication(id: $id, expectedVersion: $version) {
          application {
            ...QueueRow_application
            ...OfficePanel_application
            ...History_application
          }
          userErrors {
            message
          }
        }
      }
    `;
    return (await commit<actsTakeMutation>(environment, mutation, variables)).takeApplication.userErrors;
  },
  release: async (environment, variables) => {
    const mutation = graphql`
      mutation actsReleaseMutation($id: ID!, $version: Int!) {
        releaseApplication(id: $id, expectedVersion: $version) {
          application {
            ...QueueRow_application
            ...OfficePanel_application
            ...History_application
          }
          userErrors {
            message
          }
        }
      }
    `;
    return (await commit<actsReleaseMutation>(environment, mutation, variables)).releaseApplication.userErrors;
  },
  review: async (environment, variables) => {
    const mutation = graphql`
      mutation actsReviewMutation($id: ID!, $version: Int!) {
        reviewApplication(id: $id, expectedVersion: $version) {
          application {
            ...QueueRow_application
            ...OfficePanel_application
            ...History_application
          }
          userErrors {
            message
          }
        }
      }
    `;
    return (await commit<actsReviewMutation>(environment, mutation, variables)).reviewApplication.userErrors;
  },
};
