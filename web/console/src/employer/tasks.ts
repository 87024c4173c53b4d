/** What needs doing, from what the hub says of terms and of drafts that cannot be submitted. */

interface Term {
  readonly date: string;
  readonly kind: string;
  readonly application: { readonly id: string } | null | undefined;
}

type ApplicationOf<T extends Term> = NonNullable<T['application']>;

interface Task<T extends Term> {
  key: string;
  term: T | null;
  application: ApplicationOf<T> | null;
}

/** Each term, nearest first; then the drafts to mend that have none. */
export function tasksOf<T extends Term>(terms: readonly T[], toMend: readonly ApplicationOf<T>[] = []): Task<T>[] {
  const dated = terms.map((term, at) => ({
    key: `${term.kind} ${term.application?.id ?? at}`,
    term,
    application: (term.application ?? null) as ApplicationOf<T> | null,
  }));
  const withTerm = new Set(dated.map(({ application }) => application?.id));
  const undated = toMend.filter(({ id }) => !withTerm.has(id)).map((application) => ({ key: application.id, term: null, application }));
  return [...dated.toSorted((one, other) => one.term.date.localeCompare(other.term.date)), ...undated];
}

type Urgency = 'late' | 'near' | 'far';

/** A week is near: there is still time to ask somebody. */
export function urgencyOf(daysLeft: number): Urgency {
  if (daysLeft < 0) return 'late';
  return daysLeft <= 7 ? 'near' : 'far';
}
