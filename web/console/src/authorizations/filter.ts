/** The filter of a list of authorizations, as its address says it. */
export interface Filter {
  /** Days, or nothing. */
  from: string;
  to: string;
  employer: string | null;
  unit: string | null;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

const isDay = (text: string): boolean => DAY.test(text) && !Number.isNaN(Date.parse(text));

/** What is in the address by hand and means nothing is left out. */
export function filterOf(address: URLSearchParams): Filter {
  const dayIn = (name: string) => [address.get(name) ?? ''].filter(isDay)[0] ?? '';
  return { from: dayIn('from'), to: dayIn('to'), employer: address.get('employer'), unit: address.get('unit') };
}

/** The shortest address that says it. */
export function addressOf({ from, to, employer, unit }: Filter): URLSearchParams {
  const address = new URLSearchParams();
  if (from) address.set('from', from);
  if (to) address.set('to', to);
  if (employer) address.set('employer', employer);
  if (unit) address.set('unit', unit);
  return address;
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
