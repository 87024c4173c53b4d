import { beforeEach, expect, test, vi } from 'vitest';

import { idle, noteUse } from './idle';

const MINUTE = 60_000;

beforeEach(() => {
  vi.useFakeTimers();
  noteUse();
});

test('who does nothing is asked after 28 minutes, and has left after 30', () => {
  vi.advanceTimersByTime(28 * MINUTE - 1);
  expect(idle.get()).toBe('no');
  vi.advanceTimersByTime(1);
  expect(idle.get()).toBe('warned');
  vi.advanceTimersByTime(2 * MINUTE);
  expect(idle.get()).toBe('ended');
});

test('each request counts anew', () => {
  vi.advanceTimersByTime(29 * MINUTE);
  noteUse();
  expect(idle.get()).toBe('no');
  vi.advanceTimersByTime(27 * MINUTE);
  expect(idle.get()).toBe('no');
});

test('a computer that slept past the end does not ask first', () => {
  vi.setSystemTime(Date.now() + 40 * MINUTE);
  vi.advanceTimersByTime(28 * MINUTE);
  expect(idle.get()).toBe('ended');
});
