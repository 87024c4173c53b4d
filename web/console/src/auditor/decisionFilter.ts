/** The filter of the list of decisions, as its address says it. */
import { type Days, dayOf, oneOf, rangeOf, written } from '../parts/address';
import { decimalOf } from '../parts/decimal';

export const OUTCOMES = ['ACCEPTED', 'PARTIALLY_ACCEPTED', 'REJECTED', 'INADMISSIBLE'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** When they were signed, and what else. */
export interface DecisionFilter extends Days {
  outcome: Outcome | null;
  office: string | null;
  director: string | null;
  hoursFrom: string | null;
  hoursTo: string | null;
}

export function filterOf(address: URLSearchParams): DecisionFilter {
  return {
    outcome: oneOf(OUTCOMES, address.get('outcome')),
    office: address.get('office') || null,
    director: address.get('director') || null,
    from: dayOf(address.get('from')),
    to: dayOf(address.get('to')),
    hoursFrom: decimalOf(address.get('hoursFrom') ?? ''),
    hoursTo: decimalOf(address.get('hoursTo') ?? ''),
  };
}

export function addressOf(filter: DecisionFilter): URLSearchParams {
  return written({ ...filter });
}

/** What the graph takes for it. */
export function variablesOf({ outcome, office, director, from, to, hoursFrom, hoursTo }: DecisionFilter) {
  return { filter: { outcome: outcome && [outcome], officeId: office, directorId: director, decided: rangeOf({ from, to }), hoursFrom, hoursTo } };
}
