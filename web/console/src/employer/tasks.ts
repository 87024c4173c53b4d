/** What needs doing, from what the hub says of terms and of drafts that cannot be submitted. */

interface Draft {
  readonly id: string;
}

interface Term<A extends Draft> {
  readonly date: string;
  readonly daysLeft: number;
  readonly kind: string;
  readonly application: A | null | undefined;
}

export interface Task<A extends Draft, T extends Term<A>> {
  key: string;
  term: T | null;
  application: A | null;
}

/** Each term, nearest first; then the drafts to mend that have none. */
export function tasksOf<A extends Draft, T extends Term<A>>(terms: readonly T[], toMend: readonly A[]): Task<A, T>[] {
  const dated = terms.map((term, at) => ({ key: `${term.kind} ${term.application?.id ?? at}`, term, application: term.application ?? null }));
  const withTerm = new Set(dated.map(({ application }) => application?.id));
  const undated = toMend.filter(({ id }) => !withTerm.has(id)).map((application) => ({ key: application.id, term: null, application }));
  return [...dated.toSorted((one, other) => one.term.date.localeCompare(other.term.date)), ...undated];
}

export type Urgency = 'late' | 'near' | 'far';

/** A week is near: there is still time to ask somebody. */
export function urgencyOf(daysLeft: number): Urgency {
  if (daysLeft < 0) return 'late';
  return daysLeft <= 7 ? 'near' : 'far';
}
