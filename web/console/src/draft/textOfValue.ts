/** A value of a draft in one line, for somebody who compares it with another. */
export function textOfValue(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  if (Array.isArray(value)) return value.map(textOfValue).join('; ');
  if (typeof value === 'object') return Object.values(value).filter((part) => part !== null).map(textOfValue).join(', ');
  return String(value);
}
