/** A session that nobody uses ends after thirty minutes. What the feed brings does not count as use. */
import { Store } from '../parts/store';

const MINUTE = 60_000;
/** Two minutes are left then to say that one is still there. */
const WARNED_AFTER = 28 * MINUTE;

/** Whether the session is about to end. */
export const isIdle = new Store(false);

let timer: ReturnType<typeof setTimeout> | undefined;

/** Each request to the hub counts anew. */
export function noteUse(): void {
  clearTimeout(timer);
  timer = setTimeout(() => isIdle.set(true), WARNED_AFTER);
  if (isIdle.get()) isIdle.set(false);
}
