import { graphql, useFragment } from 'react-relay/hooks';

import { totalBeyond } from '../parts/totalBeyond';
import type { Days } from './calendar';
import type { useOtherGrants_employer$key } from './__generated__/useOtherGrants_employer.graphql';

interface OtherGrants {
  authorized: Days[];
  pending: Days[];
  /** How many applications of the unit were read, and of how many, where it has more. */
  ofMore: { shown: number; total: string } | null;
}

/** What was granted to a unit, and what its other applications still ask for. */
export function useOtherGrants(key: useOtherGrants_employer$key | null, applicationId: string): OtherGrants {
  const employer = useFragment(
    graphql`
      fragment useOtherGrants_employer on Employer @argumentDefinitions(unitId: { type: "ID!" }) {
        ofUnit: applications(first: 100, filter: { unitId: $unitId }) {
          totalCount
          totalCountIsCapped
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
  const total = employer && totalBeyond(employer.ofUnit);
  return { authorized, pending, ofMore: total ? { shown: employer.ofUnit.nodes.length, total } : null };
}

function isPending(status: string): boolean {
  return !['DRAFT', 'WITHDRAWN', 'REJECTED', 'INADMISSIBLE', 'ACCEPTED', 'PARTIALLY_ACCEPTED'].includes(status);
}

/** An event may bring an authorization without its periods: they come with the next answer. */
function whole(periods: readonly Days[] | undefined): Days[] {
  return (periods ?? []).filter((days) => days?.from && days.to);
}
