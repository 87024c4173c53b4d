/** The filter of a list of delegations, as its address says it. */
import { oneOf, written } from '../parts/address';
import { DELEGATION_STATUSES, type DelegationStatus } from './status';

export interface Filter {
  status: DelegationStatus | null;
  /** As it is typed; only a whole number of a position is asked for. */
  position: string;
  onlyExpiring: boolean;
}

const POSITION = /^\d{10}$/;

export function filterOf(address: URLSearchParams): Filter {
  return {
    status: oneOf(DELEGATION_STATUSES, address.get('status')),
    position: address.get('position') ?? '',
    onlyExpiring: address.has('expiring'),
  };
}

export function addressOf({ status, position, onlyExpiring }: Filter): URLSearchParams {
  return written({ status, position, expiring: onlyExpiring });
}

/** What the graph takes for it. */
export function variablesOf({ status, position, onlyExpiring }: Filter) {
  const number = position.trim();
  return {
    filter: { ...(status ? { status: [status] } : {}), ...(POSITION.test(number) ? { positionNumber: number } : {}), ...(onlyExpiring ? { expiring: true } : {}) },
  };
}

export type Variables = ReturnType<typeof variablesOf>;

interface Delegation {
  readonly status: DelegationStatus;
  readonly positionNumber: string;
  readonly isExpiring: boolean;
}

/** Whether a delegation that has changed belongs into the list. */
export function isFound({ filter }: Variables, { status, positionNumber, isExpiring }: Delegation): boolean {
  const { status: statuses = [status], positionNumber: position = positionNumber, expiring = false } = filter;
  return statuses.includes(status) && position === positionNumber && (!expiring || isExpiring);
}
