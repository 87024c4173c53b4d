/** The filter of the list of employers, as its address says it. */

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
  const dueWithin = address.get('due') as DueWithin;
  const order = address.get('order') as Order;
  return {
    search: address.get('search') ?? '',
    onlyBlocked: address.has('blocked'),
    onlyOpen: address.has('open'),
    dueWithin: TERMS.includes(dueWithin) ? dueWithin : null,
    order: ORDERS.includes(order) ? order : ORDERS[0],
  };
}

/** The shortest address that says it. */
export function addressOf({ search, onlyBlocked, onlyOpen, dueWithin, order }: Filter): URLSearchParams {
  const address = new URLSearchParams();
  if (search) address.set('search', search);
  if (onlyBlocked) address.set('blocked', '');
  if (onlyOpen) address.set('open', '');
  if (dueWithin) address.set('due', dueWithin);
  if (order !== ORDERS[0]) address.set('order', order);
  return address;
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
