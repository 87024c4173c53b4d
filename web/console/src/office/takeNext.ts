import { fetchQuery, graphql } from 'react-relay/hooks';
import type { Environment } from 'relay-runtime';

import { ACTS, type Version } from './acts';
import type { takeNextQuery } from './__generated__/takeNextQuery.graphql';

/** How often a colleague may be quicker. */
const ATTEMPTS = 3;

interface Taken {
  taken?: Version;
  refused?: string | undefined;
}

/** Takes the application that waits longest; where a colleague has just taken that one, the one after it. Nothing where none waits. */
export async function takeNext(environment: Environment): Promise<Taken> {
  let refused: string | undefined;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const next = await nextOf(environment);
    if (!next) return {};
    const { application: taken, userErrors } = await ACTS.take(environment, next);
    if (taken) return { taken };
    refused = userErrors[0]?.message;
  }
  return { refused };
}

async function nextOf(environment: Environment): Promise<Version | null> {
  const answer = await fetchQuery<takeNextQuery>(
    environment,
    graphql`
      query takeNextQuery {
        viewer {
          operatorHub {
            nextApplication {
              id
              version
            }
          }
        }
      }
    `,
    {},
    { fetchPolicy: 'network-only' },
  ).toPromise();
  return answer?.viewer?.operatorHub?.nextApplication ?? null;
}
