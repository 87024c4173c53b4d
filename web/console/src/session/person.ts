/** Asks the hub who is signed in. */
import { graphql } from 'react-relay/hooks';
import { fetchQuery } from 'relay-runtime';

import { HubFailure } from '../hub/failure';
import { newStranger } from '../hub/environment';
import type { personQuery, personQuery$data } from './__generated__/personQuery.graphql';

export type Person = NonNullable<personQuery$data['viewer']>;
export type Capacity = Person['capacity'];
export type Role = Capacity['role'];

export async function whoIsSignedIn(): Promise<Person | null> {
  try {
    const answer = await fetchQuery<personQuery>(
      newStranger(),
      graphql`
        query personQuery {
          viewer {
            account {
              id
              name
              email
            }
            capacity {
              id
              role
              function
              subject
            }
            capacities {
              id
              role
              function
              subject
            }
          }
        }
      `,
      {},
    ).toPromise();
    return answer?.viewer ?? null;
  } catch (failure) {
    if (failure instanceof HubFailure && ['UNAUTHENTICATED', 'SECOND_FACTOR_REQUIRED'].includes(failure.code)) return null;
    throw failure;
  }
}

export function isSame(one: Person, other: Person): boolean {
  return one.account.id === other.account.id && one.capacity.id === other.capacity.id;
}
