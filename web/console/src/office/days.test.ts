import { expect, test } from 'vitest';

import { daysBefore, lastWeeks, ranges } from './days';

test('days are counted over the end of a month and of a year', () => {
  expect(daysBefore('2026-01-02', 3)).toBe('2025-12-30');
  expect(daysBefore('2028-02-28', -1)).toBe('2028-02-29');
});

test('weeks go from Monday to Sunday, and the last is that of today', () => {
  expect(lastWeeks('2026-03-18', 2)).toEqual([
    { from: '2026-03-09', to: '2026-03-15' },
    { from: '2026-03-16', to: '2026-03-22' },
  ]);
  expect(lastWeeks('2026-03-15', 1)).toEqual([{ from: '2026-03-09', to: '2026-03-15' }]);
});

test('ranges of age neither overlap nor leave a day out', () => {
  expect(ranges('2026-03-16', [0, 8, 31])).toEqual([
    { from: '2026-03-09', to: '2026-03-16' },
    { from: '2026-02-14', to: '2026-03-08' },
    { to: '2026-02-13' },
  ]);
});
