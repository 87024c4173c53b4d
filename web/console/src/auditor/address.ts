/** What the filters of an auditor have in common in the address. */

/** What is in the address by hand and means nothing is left out. */
export function oneOf<T extends string>(values: readonly T[], given: string | null): T | null {
  return values.find((value) => value === given) ?? null;
}

export function dayOf(given: string | null): string | null {
  return given && /^\d{4}-\d{2}-\d{2}$/.test(given) && !Number.isNaN(Date.parse(given)) ? given : null;
}

/** The shortest address that says it. */
export function written(values: Record<string, string | null>): URLSearchParams {
  return new URLSearchParams(Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1])));
}

export interface Days {
  from: string | null;
  to: string | null;
}

/** As the graph takes it; nothing where every day counts. */
export function rangeOf({ from, to }: Days) {
  return from || to ? { from, to } : null;
}
