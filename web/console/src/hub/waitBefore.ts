const LONGEST = 30_000;

/** Milliseconds before an attempt to connect again: longer each time, and not the same for everybody. */
export function waitBefore(attempt: number, random: () => number = Math.random): number {
  return Math.min(LONGEST, 500 * 2 ** attempt) * (0.5 + random() / 2);
}
