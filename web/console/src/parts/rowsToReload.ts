/** What the graph gives at once at most. */
const MOST = 100;

/** How many rows of a list to read again: as many as are shown, and a page of it at least. */
export function rowsToReload(shown: number, page: number): number {
  return Math.min(MOST, Math.max(page, shown));
}
