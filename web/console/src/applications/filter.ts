/** The filter of a list of applications, as its address says it. */
import { type ApplicationStatus, STATUSES } from '../application/status';
import { oneOf, written } from '../parts/address';

export const ORDERS = ['UPDATED_AT_DESC', 'CREATED_AT_DESC', 'SUBMITTED_AT_ASC', 'PERIOD_FROM_ASC'] as const;
export type Order = (typeof ORDERS)[number];

export interface Filter {
  status: ApplicationStatus | null;
  search: string;
  onlyBlocked: boolean;
  order: Order;
}

export function filterOf(address: URLSearchParams): Filter {
  return {
    status: oneOf(STATUSES, address.get('status')),
    search: address.get('search') ?? '',
    onlyBlocked: address.has('blocked'),
    order: oneOf(ORDERS, address.get('order')) ?? ORDERS[0],
  };
}

export function addressOf({ status, search, onlyBlocked, order }: Filter): URLSearchParams {
  return written({ status, search, blocked: onlyBlocked, order: order !== ORDERS[0] && order });
}

/** What the graph takes for it. */
export function variablesOf({ status, search, onlyBlocked, order }: Filter) {
  return {
    orderBy: order,
    filter: { ...(status ? { status: [status] } : {}), ...(search ? { search } : {}), ...(onlyBlocked ? { hasBlockingAlerts: true } : {}) },
  };
}
