/** The filter of the list of applications, as its address says it. */
import { type ApplicationStatus, STATUSES } from '../application/status';
import { type Days, dayOf, oneOf, rangeOf, written } from '../parts/address';

export const BENEFITS = ['CIGO', 'CIGS', 'AIS_FIS', 'AIS_FUND', 'CISOA'] as const;
export type Benefit = (typeof BENEFITS)[number];

/** When they were submitted, and what else. */
export interface ApplicationFilter extends Days {
  search: string;
  status: ApplicationStatus | null;
  benefit: Benefit | null;
  office: string | null;
  operator: string | null;
}

export function filterOf(address: URLSearchParams): ApplicationFilter {
  return {
    search: address.get('search') ?? '',
    status: oneOf(STATUSES, address.get('status')),
    benefit: oneOf(BENEFITS, address.get('benefit')),
    office: address.get('office') || null,
    operator: address.get('operator') || null,
    from: dayOf(address.get('from')),
    to: dayOf(address.get('to')),
  };
}

export function addressOf(filter: ApplicationFilter): URLSearchParams {
  return written({ ...filter });
}

/** What the graph takes for it. */
export function variablesOf({ search, status, benefit, office, operator, from, to }: ApplicationFilter) {
  return {
    filter: {
      search: search.trim() || null,
      status: status && [status],
      benefit,
      officeId: office,
      operatorId: operator,
      submitted: rangeOf({ from, to }),
    },
  };
}
