/** Why the hub did not do something: each tied to a field, or about the act as a whole. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly path: readonly string[];
}

/** What is wrong with a field. */
export function refusalAt(refusals: readonly Refusal[], field: string): string | undefined {
  return refusals.find(({ path }) => path.at(-1) === field)?.message;
}

/** What none of these fields shows. */
export function refusalElsewhere(refusals: readonly Refusal[], fields: readonly string[]): string | undefined {
  return refusals.find(({ path }) => !fields.includes(path.at(-1) ?? ''))?.message;
}

/** Another administrator was faster: what the act was decided on has to be read again. */
export function isOutOfDate(refusals: readonly Refusal[]): boolean {
  return refusals.some(({ code }) => code === 'ACCOUNT_VERSION_CONFLICT');
}
