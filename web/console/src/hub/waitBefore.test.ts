import { expect, test } from 'vitest';

import { waitBefore } from './waitBefore';

test('each attempt waits longer, and none longer than half a minute', () => {
  const waits = [1, 2, 3, 10].map((attempt) => waitBefore(attempt, () => 1));
  expect(waits).toEqual([1_000, 2_000, 4_000, 30_000]);
});

test('not everybody comes back at once', () => {
  expect(waitBefore(1, () => 0)).toBe(500);
});
