import type { Environment } from 'relay-runtime';
import { beforeEach, expect, test, vi } from 'vitest';

import type { Acting } from '../hub/environment';
import { idle } from './idle';
import type { Person } from './person';
import { forget, isCurrent, recheck, refresh, renewal, session, takenOver, watch } from './session';

const { whoIsSignedIn, made } = vi.hoisted(() => ({ whoIsSignedIn: vi.fn<() => Promise<Person | null>>(), made: [] as Acting[] }));
vi.mock('./person', async (original) => ({ ...(await original<typeof import('./person')>()), whoIsSignedIn }));
vi.mock('../hub/environment', () => ({ newEnvironment: (acting: Acting) => (made.push(acting), { acting }), newStranger: () => ({}) }));

const ANNA = { account: { id: 'a', name: 'Anna' }, capacity: { id: 'a1', role: 'EMPLOYER' } } as Person;
const BRUNO = { account: { id: 'b', name: 'Bruno' }, capacity: { id: 'b1', role: 'OPERATOR' } } as Person;

const opened = () => {
  const now = session.get();
  if (now.state !== 'open') throw new Error('nobody is signed in');
  return now;
};

beforeEach(async () => {
  forget();
  whoIsSignedIn.mockResolvedValue(ANNA);
  await refresh();
});

test('a page acts as whom it shows', () => {
  expect(made.at(-1)?.as).toBe('a1');
});

test('a page whose session is of somebody else by now is theirs, says so, and sends nothing more for the one before', async () => {
  const before = opened().environment;
  whoIsSignedIn.mockResolvedValue(BRUNO);
  void renewal();
  await vi.waitFor(() => expect(opened().person).toBe(BRUNO));
  expect(takenOver.get()).toBe(BRUNO);
  expect(made.at(-2)?.until.aborted).toBe(true);
  expect([isCurrent(before), isCurrent(opened().environment)]).toEqual([false, true]);
});

test('who signs in on the page itself needs no notice', async () => {
  whoIsSignedIn.mockResolvedValue(BRUNO);
  await refresh();
  expect([opened().person, takenOver.get()]).toEqual([BRUNO, null]);
});

test('a session that has ended is lost, and what waited goes on once the same person is back', async () => {
  const before: Environment = opened().environment;
  whoIsSignedIn.mockResolvedValue(null);
  const renewed = renewal();
  await vi.waitFor(() => expect(opened().isLost).toBe(true));
  whoIsSignedIn.mockResolvedValue(ANNA);
  await refresh();
  await renewed;
  expect([opened().isLost, opened().environment === before]).toEqual([false, true]);
});

test('a refusal that the hub does not explain is a loss', async () => {
  whoIsSignedIn.mockRejectedValue(new TypeError('no answer'));
  void renewal();
  await vi.waitFor(() => expect(opened().isLost).toBe(true));
});

test('the answer to an earlier question does not count', async () => {
  let answer: (person: Person | null) => void = () => {};
  whoIsSignedIn.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
  const early = recheck();
  await refresh();
  answer(null);
  await early;
  expect(opened().isLost).toBe(false);
});

test('at the end of its time the session is lost', () => {
  vi.stubGlobal('addEventListener', () => {});
  vi.stubGlobal('document', { addEventListener: () => {} });
  watch();
  idle.set('ended');
  expect(opened().isLost).toBe(true);
  vi.unstubAllGlobals();
});
