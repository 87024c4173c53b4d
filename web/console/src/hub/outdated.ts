/** The hub serves another version of the console than this page is of. */
import { Store } from '../parts/store';
import { type GraphError, HubFailure, isOutdated } from './failure';

export const isOutdatedPage = new Store(false);

/** The failure of a request, which also marks the page as outdated where it is because of its version. */
export function failureOf(errors: readonly GraphError[]): HubFailure {
  const failure = new HubFailure(errors);
  if (isOutdated(failure)) isOutdatedPage.set(true);
  return failure;
}
