import { graphql } from 'react-relay/hooks';
import type { Environment } from 'relay-runtime';

import { commit } from '../hub/commit';
import type { actsReleaseMutation } from './__generated__/actsReleaseMutation.graphql';
import type { actsReviewMutation } from './__generated__/actsReviewMutation.graphql';
import type { actsTakeMutation } from './__generated__/actsTakeMutation.graphql';

export type Act = 'take' | 'release' | 'review';
/** An application as it was shown, or as it is after an act. */
export interface Version {
  readonly id: string;
  readonly version: number;
}

interface Payload {
  readonly application: Version | null | undefined;
  readonly userErrors: readonly { readonly message: string }[];
}

type CarryOut = (environment: Environment, application: Version) => Promise<Payload>;

export const ACTS: Record<Act, CarryOut> = {
  take: async (environment, { id, version }) => {
    const mutation = graphql`
      mutation actsTakeMutation($id: ID!, $version: Int!) {
        takeApplication(id: $id, expectedVersion: $version) {
          application {
            id
            version
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
    return (await commit<actsTakeMutation>(environment, mutation, { id, version })).takeApplication;
  },
  release: async (environment, { id, version }) => {
    const mutation = graphql`
      mutation actsReleaseMutation($id: ID!, $version: Int!) {
        releaseApplication(id: $id, expectedVersion: $version) {
          application {
            id
            version
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
    return (await commit<actsReleaseMutation>(environment, mutation, { id, version })).releaseApplication;
  },
  review: async (environment, { id, version }) => {
    const mutation = graphql`
      mutation actsReviewMutation($id: ID!, $version: Int!) {
        reviewApplication(id: $id, expectedVersion: $version) {
          application {
            id
            version
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
    return (await commit<actsReviewMutation>(environment, mutation, { id, version })).reviewApplication;
  },
};
