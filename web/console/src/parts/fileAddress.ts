export type ListName = 'applications' | 'authorizations' | 'deadlines' | 'employers';

/** Where the hub gives a list as a file; what is not asked for is left out. */
export function fileAddress(list: ListName, format: 'csv' | 'xlsx', variables: object): string {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== null && value !== undefined));
  const query = Object.keys(given).length > 0 ? `?${new URLSearchParams({ variables: JSON.stringify(given) })}` : '';
  return `/lists/${list}.${format}${query}`;
}
