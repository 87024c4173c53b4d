/** The filter of a list of applications, as its address says it. */
import { type ApplicationStatus, STATUSES } from '../application/status';

export const ORDERS = ['UPDATED_AT_DESC', 'CREATED_AT_DESC', 'SUBMITTED_AT_ASC', 'PERIOD_FROM_ASC'] as const;
export type Order = (typeof ORDERS)[number];

export interface Filter {
  status: ApplicationStatus | null;
  search: string;
  onlyBlocked: boolean;
  order: Order;
}

/** What is in the address by hand and means nothing is left out. */
export function filterOf(address: URLSearchParams): Filter {
  const status = address.get('status') as ApplicationStatus;
  const order = address.get('order') as Order;
  return {
    status: STATUSES.includes(status) ? status : null,
    search: address.get('search') ?? '',
    onlyBlocked: address.has('blocked'),
    order: ORDERS.includes(order) ? order : ORDERS[0],
  };
}

/** The shortest address that says it. */
export function addressOf({ status, search, onlyBlocked, order }: Filter): URLSearchParams {
  const address = new URLSearchParams();
  if (status) address.set('status', status);
  if (search) address.set('search', search);
  if (onlyBlocked) address.set('blocked', '');
  if (order !== ORDERS[0]) address.set('order', order);
  return address;
}

/** What the graph takes for it. */
export function variablesOf({ status, search, onlyBlocked, order }: Filter) {
  return {
    orderBy: order,
    filter: { ...(status ? { status: [status] } : {}), ...(search ? { search } : {}), ...(onlyBlocked ? { hasBlockingAlerts: true } : {}) },
  };
}
