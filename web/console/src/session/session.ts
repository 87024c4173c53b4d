/** Who is signed in on this page, and what happens when that ends. */
import type { Environment } from 'relay-runtime';

import { newEnvironment } from '../hub/environment';
import { Store } from '../parts/store';
import { type Person, isSame, whoIsSignedIn } from './person';

export type Session =
  | { state: 'unknown' }
  | { state: 'none' }
  | {
      state: 'open';
      person: Person;
      environment: Environment;
      /** The hub has ended it: the page stays as it is until the same person is back. */
      isLost: boolean;
    };

export const session = new Store<Session>({ state: 'unknown' });

let waiting: (() => void)[] = [];
let isLeaving = false;

/** While a session is given up on purpose its end is no loss. */
export async function leaving<T>(act: () => Promise<T>): Promise<T> {
  isLeaving = true;
  try {
    return await act();
  } finally {
    isLeaving = false;
  }
}

/** A request was refused because the session has ended. */
export function renewal(): Promise<void> {
  const now = session.get();
  if (now.state === 'open' && !now.isLost && !isLeaving) session.set({ ...now, isLost: true });
  return new Promise((resolve) => waiting.push(resolve));
}

/** Takes over whoever is signed in now. The same person goes on where they were, and what waited is sent. */
export async function refresh(): Promise<void> {
  const person = await whoIsSignedIn();
  const before = session.get();
  if (!person) {
    if (before.state !== 'open') session.set({ state: 'none' });
    return;
  }
  const resumed = waiting;
  waiting = [];
  if (before.state === 'open' && isSame(before.person, person)) {
    session.set({ ...before, isLost: false });
    resumed.forEach((resume) => resume());
    return;
  }
  session.set({ state: 'open', person, environment: newEnvironment(renewal), isLost: false });
}

/** Nobody is signed in any more, by their own will. */
export function forget(): void {
  waiting = [];
  session.set({ state: 'none' });
}
