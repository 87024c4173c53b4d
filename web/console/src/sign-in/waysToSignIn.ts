import { graphql } from 'react-relay/hooks';
import { fetchQuery } from 'relay-runtime';

import { newStranger } from '../hub/environment';
import type { waysToSignInQuery, waysToSignInQuery$data } from './__generated__/waysToSignInQuery.graphql';

export type Provider = waysToSignInQuery$data['signInProviders'][number];

let asked: Promise<waysToSignInQuery$data> | undefined;

/** Asked once, also where it fails: they change with the settings of the hub alone, and a component asks at each attempt to render. */
export function waysToSignIn(): Promise<waysToSignInQuery$data> {
  asked ??= ask();
  return asked;
}

export function askAgain(): void {
  asked = undefined;
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
