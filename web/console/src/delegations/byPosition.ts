interface OfPosition<T> {
  number: string;
  delegations: T[];
}

/** Delegations under the number of their position, also of a position that has gone to somebody else since. */
export function byPosition<T extends { readonly positionNumber: string }>(positions: readonly string[], delegations: readonly T[]): OfPosition<T>[] {
  const numbers = new Set([...positions, ...delegations.map(({ positionNumber }) => positionNumber)]);
  return [...numbers].map((number) => ({ number, delegations: delegations.filter(({ positionNumber }) => positionNumber === number) }));
}
