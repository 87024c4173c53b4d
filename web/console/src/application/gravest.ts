const ORDER = ['BLOCKING', 'WARNING', 'INFO'];

/** What stops a submission before what does not. */
export function gravest(one: { readonly severity: string }, other: { readonly severity: string }): number {
  return ORDER.indexOf(one.severity) - ORDER.indexOf(other.severity);
}
