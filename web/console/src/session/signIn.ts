/** The acts that change who is signed in. */
import { graphql } from 'react-relay/hooks';
import type { MutationParameters } from 'relay-runtime';

import { newStranger } from '../hub/environment';
import { commit } from '../hub/commit';
import type { signInConfirmMutation } from './__generated__/signInConfirmMutation.graphql';
import type { signInMutation, signInMutation$data } from './__generated__/signInMutation.graphql';
import type { signInSwitchMutation } from './__generated__/signInSwitchMutation.graphql';
import { leaving, refresh } from './session';

type Payload = signInMutation$data['signIn'];
export type SecondFactorRequest = NonNullable<Payload['secondFactor']>;
export type Factor = signInConfirmMutation['variables']['factor'];

/** What came of an attempt: a second factor is asked for or has to be added, or it was refused with a sentence, or none of these. */
export interface Outcome {
  secondFactor?: SecondFactorRequest;
  mustAddSecondFactor?: true;
  refused?: string;
}

export async function signIn(email: string, password: string): Promise<Outcome> {
  const answer = await act<signInMutation>(
    graphql`
      mutation signInMutation($email: String!, $password: String!) {
        signIn(input: { email: $email, password: $password }) {
          mustAddSecondFactor
          secondFactor {
            token
            kinds
            passkeyOptions
          }
          userErrors {
            message
          }
        }
      }
    `,
    { email, password },
  );
  return outcomeOf(answer.signIn);
}

export async function confirmSignIn(token: string, factor: Factor): Promise<Outcome> {
  const answer = await act<signInConfirmMutation>(
    graphql`
      mutation signInConfirmMutation($token: String!, $factor: SecondFactorInput!) {
        confirmSignIn(input: { token: $token, factor: $factor }) {
          mustAddSecondFactor
          userErrors {
            message
          }
        }
      }
    `,
    { token, factor },
  );
  return outcomeOf(answer.confirmSignIn);
}

export function switchCapacity(capacityId: string): Promise<Outcome> {
  return leaving(() => switchTo(capacityId));
}

async function switchTo(capacityId: string): Promise<Outcome> {
  const answer = await act<signInSwitchMutation>(
    graphql`
      mutation signInSwitchMutation($capacityId: ID!) {
        switchCapacity(capacityId: $capacityId) {
          mustAddSecondFactor
          userErrors {
            message
          }
        }
      }
    `,
    { capacityId },
  );
  return outcomeOf(answer.switchCapacity);
}

function act<M extends MutationParameters>(mutation: Parameters<typeof commit<M>>[1], variables: M['variables']): Promise<M['response']> {
  return commit<M>(newStranger(), mutation, variables);
}

async function outcomeOf(payload: Pick<Payload, 'mustAddSecondFactor' | 'userErrors'> & Partial<Pick<Payload, 'secondFactor'>>): Promise<Outcome> {
  const [error] = payload.userErrors;
  if (error) return { refused: error.message };
  if (payload.secondFactor) return { secondFactor: payload.secondFactor };
  if (payload.mustAddSecondFactor) return { mustAddSecondFactor: true };
  await refresh();
  return {};
}
