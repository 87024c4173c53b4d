/** A session that nobody uses ends after thirty minutes. What the feed brings does not count as use. */
import { Store } from '../parts/store';
import { hearTabs, tellTabs } from './tabs';

const MINUTE = 60_000;
/** Two minutes are left then to say that one is still there. */
const WARNED_AFTER = 28 * MINUTE;
const ENDS_AFTER = 30 * MINUTE;
/** Other tabs need no message for each request. */
const TOLD_EVERY = MINUTE / 2;

/** Whether the session is about to end, or has ended. */
export const idle = new Store<'no' | 'warned' | 'ended'>('no');

let timer: ReturnType<typeof setTimeout> | undefined;
let usedAt = 0;
let toldAt = 0;

/** Each request to the hub counts anew, but for those that the page sends by itself. */
export function noteUse(): void {
  count();
  if (usedAt - toldAt < TOLD_EVERY) return;
  toldAt = usedAt;
  tellTabs('used');
}

hearTabs((message) => message === 'used' && count());

function count(): void {
  usedAt = Date.now();
  if (idle.get() !== 'no') idle.set('no');
  wait();
}

function wait(): void {
  clearTimeout(timer);
  const passed = Date.now() - usedAt;
  if (passed >= ENDS_AFTER) return idle.set('ended');
  if (passed >= WARNED_AFTER) idle.set('warned');
  timer = setTimeout(wait, (passed < WARNED_AFTER ? WARNED_AFTER : ENDS_AFTER) - passed);
}
