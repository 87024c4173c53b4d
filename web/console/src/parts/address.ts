/** What the filters of pages have in common in the address. */

/** What is in the address by hand and means nothing is left out. */
export function oneOf<T extends string>(values: readonly T[], given: string | null): T | null {
  return values.find((value) => value === given) ?? null;
}

export function dayOf(given: string | null): string | null {
  return given && /^\d{4}-\d{2}-\d{2}$/.test(given) && !Number.isNaN(Date.parse(given)) ? given : null;
}

/** The shortest address that says it: of what is on or off, the name alone where it is on. */
export function written(values: Record<string, string | boolean | null>): URLSearchParams {
  const chosen = Object.entries(values).filter(([, value]) => value);
  return new URLSearchParams(chosen.map(([name, value]) => [name, value === true ? '' : `${value}`]));
}

export interface Days {
  from: string | null;
  to: string | null;
}

/** As the graph takes it; nothing where every day counts. */
export function rangeOf({ from, to }: Days) {
  return from || to ? { from, to } : null;
}
