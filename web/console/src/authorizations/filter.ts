/** The filter of a list of authorizations, as its address says it. */
import { type Days, dayOf, written } from '../parts/address';

/** When they were decided, and for whom. */
export interface Filter extends Days {
  employer: string | null;
  unit: string | null;
}

export function filterOf(address: URLSearchParams): Filter {
  return { from: dayOf(address.get('from')), to: dayOf(address.get('to')), employer: address.get('employer'), unit: address.get('unit') };
}

export function addressOf(filter: Filter): URLSearchParams {
  return written({ ...filter });
}

/** What the graph takes for it. */
export function variablesOf({ from, to, employer, unit }: Filter) {
  return {
    filter: {
      ...(from ? { decidedFrom: from } : {}),
      ...(to ? { decidedTo: to } : {}),
      ...(employer ? { employerId: employer } : {}),
      ...(unit ? { unitId: unit } : {}),
    },
  };
}
