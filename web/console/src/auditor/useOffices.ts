import { graphql, useLazyLoadQuery } from 'react-relay/hooks';

import type { useOfficesQuery } from './__generated__/useOfficesQuery.graphql';

interface Office {
  id: string;
  name: string;
}

/** The graph has no list of offices: those that examine the newest applications are the ones to choose from. */
export function useOffices(): Office[] {
  const { viewer } = useLazyLoadQuery<useOfficesQuery>(
    graphql`
      query useOfficesQuery {
        viewer {
          auditorHub {
            newest: applications(first: 100) {
              nodes {
                id
                office {
                  id
                  name
                }
              }
            }
          }
        }
      }
    `,
    {},
  );
  const offices = new Map((viewer?.auditorHub?.newest.nodes ?? []).flatMap(({ office }) => (office ? [[office.id, office] as const] : [])));
  return [...offices.values()].toSorted((one, other) => one.name.localeCompare(other.name));
}
