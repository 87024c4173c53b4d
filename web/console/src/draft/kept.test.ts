import { beforeEach, expect, test, vi } from 'vitest';

import { discardAll, discardOld, hasUnsaved, keep, kept } from './kept';
import type { Unsaved } from './saver';
import type { DraftValues } from './values';

const UNSAVED: Unsaved<DraftValues> = { pending: { hoursRequested: '2.00' }, base: { hoursRequested: '1.00' } as DraftValues, version: 3 };
const DAY = 24 * 3_600_000;

beforeEach(() => {
  const storage = Object.create({
    getItem: (key: string) => (storage as Record<string, string>)[key] ?? null,
    setItem: (key: string, text: string) => void ((storage as Record<string, string>)[key] = text),
    removeItem: (key: string) => void delete (storage as Record<string, string>)[key],
  }) as Storage;
  vi.stubGlobal('localStorage', storage);
});

test('what is kept comes back with what it was typed over, until all of it is saved', () => {
  const place = { account: 'a', draft: '1' };
  keep(place, UNSAVED);
  expect(kept(place)).toMatchObject(UNSAVED);
  keep(place, { ...UNSAVED, pending: {} });
  expect(kept(place)).toBeNull();
});

test('text without what it was typed over is not taken up', () => {
  localStorage.setItem('hub.draft.a.1', '{"hoursRequested":"2.00"}');
  expect(kept({ account: 'a', draft: '1' })).toBeNull();
});

test('what one person typed is deleted, and nothing of another', () => {
  keep({ account: 'a', draft: '1' }, UNSAVED);
  keep({ account: 'b', draft: '1' }, UNSAVED);
  discardAll('a');
  expect([hasUnsaved('a'), hasUnsaved('b')]).toEqual([false, true]);
});

test('what nobody came back for within a week is deleted', () => {
  keep({ account: 'a', draft: '1' }, UNSAVED);
  discardOld(Date.now() + 6 * DAY);
  expect(hasUnsaved('a')).toBe(true);
  discardOld(Date.now() + 8 * DAY);
  expect(hasUnsaved('a')).toBe(false);
});
