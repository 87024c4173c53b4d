/** Who is signed in on this page, and what happens when that ends. */
import type { Environment } from 'relay-runtime';

import { newEnvironment } from '../hub/environment';
import { Store } from '../parts/store';
import { idle } from './idle';
import { type Person, isSame, whoIsSignedIn } from './person';
import { hearTabs, tellTabs } from './tabs';

export type Session =
  | { state: 'unknown' }
  | { state: 'none' }
  | {
      state: 'open';
      person: Person;
      environment: Environment;
      /** The hub has ended it: the page is hidden, and stays as it is until the same person is back. */
      isLost: boolean;
    };

export const session = new Store<Session>({ state: 'unknown' });

/** The person whom another tab has signed in, in place of the one that this page was of. */
export const takenOver = new Store<Person | null>(null);

let waiting: (() => void)[] = [];
let isLeaving = false;
/** Ends what may still be sent in the name of the person of this page. */
let ending = new AbortController();
/** Counts the questions: the answer to the last one counts. */
let asked = 0;
/** The person has signed out in another tab: that nobody is signed in any more is no loss. */
let hasLeft = false;

/** While a session is given up on purpose its end is no loss. */
export async function leaving<T>(act: () => Promise<T>): Promise<T> {
  isLeaving = true;
  try {
    return await act();
  } finally {
    isLeaving = false;
    if (waiting.length > 0) void recheck();
  }
}

/** A request was refused: the session has ended, or is of somebody else by now. */
export function renewal(): Promise<void> {
  const renewed = new Promise<void>((resolve) => waiting.push(resolve));
  const now = session.get();
  if (now.state === 'open' && !now.isLost) void recheck();
  return renewed;
}

/** Takes over whoever has signed in on this page. The same person goes on where they were, and what waited is sent. */
export async function refresh(): Promise<void> {
  await ask(() => {});
  tellTabs('changed');
}

/** Asks the hub who is signed in now, as something elsewhere may have changed it. */
export async function recheck(): Promise<void> {
  if (isLeaving) return;
  try {
    await ask((person) => takenOver.set(person));
  } catch {
    // Without an answer nobody knows: who was refused is, and the form of who was nobody says why once it is sent.
    if (session.get().state === 'unknown') session.set({ state: 'none' });
    else if (waiting.length > 0) lose();
  }
}

async function ask(onOther: (person: Person) => void): Promise<void> {
  const turn = ++asked;
  const person = await whoIsSignedIn();
  if (turn !== asked) return;
  const before = session.get();
  if (!person) {
    if (before.state === 'open' && !hasLeft) lose();
    else forget();
  } else if (before.state === 'open' && isSame(before.person, person)) {
    goOn({ ...before, isLost: false });
  } else {
    open(person);
    if (before.state === 'open') onOther(person);
  }
}

function goOn(now: Session): void {
  const resumed = waiting;
  waiting = [];
  hasLeft = false;
  session.set(now);
  resumed.forEach((resume) => resume());
}

function open(person: Person): void {
  close();
  takenOver.set(null);
  session.set({ state: 'open', person, environment: newEnvironment({ as: person.capacity.id, until: ending.signal, renewal }), isLost: false });
}

function close(): void {
  ending.abort();
  ending = new AbortController();
  waiting = [];
  hasLeft = false;
}

function lose(): void {
  const now = session.get();
  if (now.state === 'open' && !now.isLost) session.set({ ...now, isLost: true });
}

/** Nobody is signed in any more, by their own will. */
export function forget(): void {
  asked += 1;
  close();
  takenOver.set(null);
  session.set({ state: 'none' });
}

/** Whether what this environment sends is still of the person of the page. */
export function isCurrent(environment: Environment): boolean {
  const now = session.get();
  return now.state === 'open' && now.environment === environment;
}

/** Notices what other tabs do, and what happened while nobody looked at this one. */
export function watch(): void {
  idle.subscribe(() => idle.get() === 'ended' && lose());
  hearTabs((message) => {
    if (message === 'used') return;
    hasLeft = message === 'left';
    void recheck();
  });
  const isOpen = () => session.get().state === 'open';
  addEventListener('pageshow', ({ persisted }) => persisted && isOpen() && void recheck());
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && isOpen() && void recheck());
}
