import { graphql } from 'react-relay/hooks';
import { fetchQuery } from 'relay-runtime';

import { newStranger } from '../hub/environment';
import type { waysToSignInQuery, waysToSignInQuery$data } from './__generated__/waysToSignInQuery.graphql';

export type Provider = waysToSignInQuery$data['signInProviders'][number];

let asked: Promise<waysToSignInQuery$data> | undefined;

/** Asked once: they change with the settings of the hub alone. */
export function waysToSignIn(): Promise<waysToSignInQuery$data> {
  asked ??= ask().catch((failure: unknown) => {
    asked = undefined;
    throw failure;
  });
  return asked;
}

async function ask(): Promise<waysToSignInQuery$data> {
  const ways = await fetchQuery<waysToSignInQuery>(
    newStranger(),
    graphql`
      query waysToSignInQuery {
        passwordSignIn
        signInProviders {
          id
          kind
          label
          startPath
        }
      }
    `,
    {},
  ).toPromise();
  return ways ?? { passwordSignIn: false, signInProviders: [] };
}
