import { graphql, useFragment } from 'react-relay/hooks';

import type { Days } from './calendar';
import type { useOtherGrants_employer$key } from './__generated__/useOtherGrants_employer.graphql';

/** What was granted to a unit, and what its other applications still ask for. */
export function useOtherGrants(key: useOtherGrants_employer$key | null, applicationId: string): { authorized: Days[]; pending: Days[] } {
  const employer = useFragment(
    graphql`
      fragment useOtherGrants_employer on Employer @argumentDefinitions(unitId: { type: "ID!" }) {
        ofUnit: applications(first: 100, filter: { unitId: $unitId }) {
          nodes {
            id
            status
            period {
              from
              to
            }
            authorizations {
              id
              periods {
                from
                to
              }
            }
          }
        }
      }
    `,
    key,
  );
  const others = (employer?.ofUnit.nodes ?? []).filter(({ id }) => id !== applicationId);
  const authorized = (employer?.ofUnit.nodes ?? []).flatMap(({ authorizations }) => authorizations.flatMap(({ periods }) => whole(periods)));
  const pending = others.flatMap(({ status, period }) => (period && isPending(status) ? [period] : []));
  return { authorized, pending };
}

function isPending(status: string): boolean {
  return !['DRAFT', 'WITHDRAWN', 'REJECTED', 'INADMISSIBLE', 'ACCEPTED', 'PARTIALLY_ACCEPTED'].includes(status);
}

/** An event may bring an authorization without its periods: they come with the next answer. */
function whole(periods: readonly Days[] | undefined): Days[] {
  return (periods ?? []).filter((days) => days?.from && days.to);
}
