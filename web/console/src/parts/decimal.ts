/** A number as it is typed in either language, as the graph takes it: two places after a point. Nothing where it is none. */
export function decimalOf(typed: string): string | null {
  const number = typed.trim().replace(',', '.');
  if (!/^-?\d{1,12}(\.\d{0,2})?$/.test(number)) return null;
  const [whole = '', places = ''] = number.split('.');
  return `${whole}.${places.padEnd(2, '0')}`;
}
