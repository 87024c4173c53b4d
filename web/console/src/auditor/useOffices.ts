import { graphql, useLazyLoadQuery } from 'react-relay/hooks';

import type { useOfficesQuery, useOfficesQuery$data } from './__generated__/useOfficesQuery.graphql';

export type Office = useOfficesQuery$data['offices'][number];

/** All offices of the institute, by name. */
export function useOffices(): readonly Office[] {
  const { offices } = useLazyLoadQuery<useOfficesQuery>(
    graphql`
      query useOfficesQuery {
        offices {
          id
          code
          name
        }
      }
    `,
    {},
  );
  return offices;
}
