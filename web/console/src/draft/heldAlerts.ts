/** Which alerts stand beside a field while somebody types in it. */

interface About {
  readonly rule: string;
  readonly path: readonly string[];
}

type Keyed<A> = readonly (readonly [key: string, alert: A])[];

/** Each alert by what it is about, and which of these it is: its id is another each time the controls run. */
export function keyed<A extends About>(alerts: readonly A[]): Keyed<A> {
  const counts = new Map<string, number>();
  return alerts.map((alert) => {
    const about = [alert.rule, ...alert.path].join(' ');
    const count = (counts.get(about) ?? 0) + 1;
    counts.set(about, count);
    return [`${about} ${count}`, alert];
  });
}

/** What is found now and stood there before: a value half typed brings no alert of its own. */
export function standing<A>(found: Keyed<A>, before: Keyed<unknown>): Keyed<A> {
  const keys = new Set(before.map(([key]) => key));
  return found.filter(([key]) => keys.has(key));
}
