/** Adds an authenticator app as the second factor of who has just signed in. */
import { graphql } from 'react-relay/hooks';

import { commit } from '../hub/commit';
import { newStranger } from '../hub/environment';
import type { totpConfirmMutation } from './__generated__/totpConfirmMutation.graphql';
import type { totpMutation } from './__generated__/totpMutation.graphql';

export interface Secret {
  token: string;
  secret: string;
  /** Opens an authenticator app on this device. */
  uri: string;
}

export interface Refusal {
  refused: string;
}

export async function enrol(label: string): Promise<Secret | Refusal> {
  const { enrolTotp } = await commit<totpMutation>(
    newStranger(),
    graphql`
      mutation totpMutation($label: String!) {
        enrolTotp(label: $label) {
          token
          secret
          uri
          userErrors {
            message
          }
        }
      }
    `,
    { label },
  );
  const { token, secret, uri, userErrors } = enrolTotp;
  return token && secret && uri ? { token, secret, uri } : { refused: userErrors[0]?.message ?? '' };
}

/** Gives the codes for recovery, which are shown this once. */
export async function confirmEnrolment(token: string, code: string): Promise<{ recoveryCodes: readonly string[] } | Refusal> {
  const { confirmTotp } = await commit<totpConfirmMutation>(
    newStranger(),
    graphql`
      mutation totpConfirmMutation($token: String!, $code: String!) {
        confirmTotp(token: $token, code: $code) {
          recoveryCodes
          userErrors {
            message
          }
        }
      }
    `,
    { token, code },
  );
  const [error] = confirmTotp.userErrors;
  return error ? { refused: error.message } : { recoveryCodes: confirmTotp.recoveryCodes };
}
