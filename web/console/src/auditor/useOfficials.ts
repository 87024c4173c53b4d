import { graphql, useLazyLoadQuery } from 'react-relay/hooks';

import type { useOfficialsQuery, useOfficialsQuery$data } from './__generated__/useOfficialsQuery.graphql';

export type Official = NonNullable<NonNullable<useOfficialsQuery$data['viewer']>['auditorHub']>['officials'][number];

/** The people of an office; nobody where none is chosen. */
export function useOfficials(officeId: string | null): readonly Official[] {
  const { viewer } = useLazyLoadQuery<useOfficialsQuery>(
    graphql`
      query useOfficialsQuery($officeId: ID!, $isChosen: Boolean!) {
        viewer {
          id
          auditorHub @include(if: $isChosen) {
            officials(officeId: $officeId) {
              id
              name
              role
              validFrom
              validTo
            }
          }
        }
      }
    `,
    { officeId: officeId ?? '', isChosen: officeId !== null },
  );
  return viewer?.auditorHub?.officials ?? [];
}
