/** The filter of the queue, as its address says it. */
import { type ApplicationStatus, STATUSES } from '../application/status';
import { oneOf, written } from '../parts/address';
import { daysBefore } from './days';

/** Days since the submission, at least. */
export const AGES = ['7', '15', '30', '60'] as const;
type Age = (typeof AGES)[number];
/** An office sees no drafts. */
export const OFFICE_STATUSES: readonly ApplicationStatus[] = STATUSES.filter((status) => status !== 'DRAFT');
/** In place of the id of an operator: who is signed in. */
export const MINE = 'mine';

export interface Filter {
  search: string;
  /** The id of a colleague, or `MINE`. */
  operator: string | null;
  unit: string | null;
  /** A whole tax code. */
  worker: string;
  status: ApplicationStatus | null;
  age: Age | null;
}

export function filterOf(address: URLSearchParams): Filter {
  return {
    search: address.get('search') ?? '',
    operator: address.get('operator'),
    unit: address.get('unit'),
    worker: /^[A-Z0-9]{16}$/.exec(address.get('worker') ?? '')?.[0] ?? '',
    status: oneOf(OFFICE_STATUSES, address.get('status')),
    age: oneOf(AGES, address.get('age')),
  };
}

export function addressOf(filter: Filter): URLSearchParams {
  return written({ ...filter });
}

export function isEmpty(filter: Filter): boolean {
  return addressOf(filter).size === 0;
}

/** What the graph takes for it. */
export function variablesOf({ search, operator, unit, worker, status, age }: Filter, today: string) {
  return {
    ...(search ? { search } : {}),
    ...(operator === MINE ? { mine: true } : operator ? { operatorId: operator } : {}),
    ...(unit ? { unitId: unit } : {}),
    ...(worker ? { worker } : {}),
    ...(status ? { status: [status] } : {}),
    ...(age ? { submitted: { to: daysBefore(today, Number(age)) } } : {}),
  };
}
