import { isTransient } from './failure';

/** Reading all again costs more than an event: after several at once it is read once. */
const PAUSE = 3_000;

export interface Throttled {
  call: () => void;
  stop: () => void;
}

/** Does something a moment after it was called, once for several calls; where nobody answers again, until somebody does. */
export function throttled(act: () => Promise<unknown>): Throttled {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  const call = () => {
    // One that waits already comes after this call too.
    if (isOver || timer) return;
    timer = setTimeout(() => {
      timer = undefined;
      act().catch((error: unknown) => isTransient(error) && call());
    }, PAUSE);
  };
  const stop = () => {
    isOver = true;
    clearTimeout(timer);
  };
  return { call, stop };
}
