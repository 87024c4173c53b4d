import { expect, test } from 'vitest';

import { daysBefore } from './days';

test('days are counted over the end of a month and of a year', () => {
  expect(daysBefore('2026-01-02', 3)).toBe('2025-12-30');
  expect(daysBefore('2028-02-28', -1)).toBe('2028-02-29');
});
