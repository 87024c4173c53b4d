/** Why something was not done: a sentence, and the field that it is about. */
export interface Refusal {
  readonly message: string;
  readonly code?: string;
  readonly path?: readonly string[];
}

/** What is said of a field. */
export function refusalOf(refusals: readonly Refusal[], field: string): string | undefined {
  return refusals.find(({ path }) => path?.at(-1) === field)?.message;
}

/** What is said of none of the fields that a form has. */
export function otherRefusal(refusals: readonly Refusal[], fields: readonly string[] = []): string | undefined {
  return refusals.find(({ path }) => !fields.includes(path?.at(-1) ?? ''))?.message;
}
