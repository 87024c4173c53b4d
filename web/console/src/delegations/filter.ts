/** The filter of a list of delegations, as its address says it. */
import { DELEGATION_STATUSES, type DelegationStatus } from './status';

export interface Filter {
  status: DelegationStatus | null;
  /** As it is typed; only a whole number of a position is asked for. */
  position: string;
  onlyExpiring: boolean;
}

const POSITION = /^\d{10}$/;

/** What is in the address by hand and means nothing is left out. */
export function filterOf(address: URLSearchParams): Filter {
  const status = address.get('status') as DelegationStatus;
  return {
    status: DELEGATION_STATUSES.includes(status) ? status : null,
    position: address.get('position') ?? '',
    onlyExpiring: address.has('expiring'),
  };
}

/** The shortest address that says it. */
export function addressOf({ status, position, onlyExpiring }: Filter): URLSearchParams {
  const address = new URLSearchParams();
  if (status) address.set('status', status);
  if (position) address.set('position', position);
  if (onlyExpiring) address.set('expiring', '');
  return address;
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
