/** The filter of the list of employers, as its address says it. */
import { oneOf, written } from '../parts/address';

export const ORDERS = ['URGENCY_DESC', 'NAME_ASC'] as const;
export type Order = (typeof ORDERS)[number];
export const TERMS = ['7', '30'] as const;
type DueWithin = (typeof TERMS)[number];

export interface Filter {
  search: string;
  onlyBlocked: boolean;
  onlyOpen: boolean;
  /** Days. */
  dueWithin: DueWithin | null;
  order: Order;
}

export function filterOf(address: URLSearchParams): Filter {
  return {
    search: address.get('search') ?? '',
    onlyBlocked: address.has('blocked'),
    onlyOpen: address.has('open'),
    dueWithin: oneOf(TERMS, address.get('due')),
    order: oneOf(ORDERS, address.get('order')) ?? ORDERS[0],
  };
}

export function addressOf({ search, onlyBlocked, onlyOpen, dueWithin, order }: Filter): URLSearchParams {
  return written({ search, blocked: onlyBlocked, open: onlyOpen, due: dueWithin, order: order !== ORDERS[0] && order });
}

/** What the graph takes for it. */
export function variablesOf({ search, onlyBlocked, onlyOpen, dueWithin, order }: Filter) {
  return {
    search: search || null,
    orderBy: order,
    filter: {
      ...(onlyBlocked ? { hasBlockingAlerts: true } : {}),
      ...(onlyOpen ? { hasOpenApplications: true } : {}),
      ...(dueWithin ? { dueWithinDays: Number(dueWithin) } : {}),
    },
  };
}
