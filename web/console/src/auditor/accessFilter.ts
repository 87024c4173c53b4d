/** The filter of the access log, as its address says it. */
import { type Days, dayOf, oneOf, written } from '../parts/address';

export const KINDS = ['READ', 'CHANGE'] as const;
type AccessKind = (typeof KINDS)[number];

/** The days of the accesses, and what else. */
export interface AccessFilter extends Days {
  kind: AccessKind | null;
  employer: string | null;
  account: string | null;
  capacity: string | null;
}

export function filterOf(address: URLSearchParams): AccessFilter {
  return {
    kind: oneOf(KINDS, address.get('kind')),
    employer: address.get('employer') || null,
    account: address.get('account') || null,
    capacity: address.get('capacity') || null,
    from: dayOf(address.get('from')),
    to: dayOf(address.get('to')),
  };
}

export function addressOf(filter: AccessFilter): URLSearchParams {
  return written({ ...filter });
}

/** What the graph takes for it: it knows instants, and the last day counts. */
export function variablesOf({ kind, employer, account, capacity, from, to }: AccessFilter) {
  return {
    filter: { kind, employerId: employer, accountId: account, capacityId: capacity, from: from && midnightOf(from), to: to && midnightOf(dayAfter(to)) },
  };
}

const OFFSET = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Rome', timeZoneName: 'longOffset' });

/** The instant at which a day begins in Rome. Clocks change there at one o'clock UTC: the offset at midnight UTC is that of the day's begin. */
function midnightOf(day: string): string {
  const offset = OFFSET.formatToParts(new Date(day)).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return new Date(`${day}T00:00:00${offset.replace('GMT', '')}`).toISOString();
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}
