import { expect, test } from 'vitest';

import { longest, partsOf } from './rows';

test('the longest bar is the row with the most in all its parts', () => {
  const rows = [
    { name: 'Elisa', parts: [4, 0, 1] },
    { name: 'Marco', parts: [1, 3, 3] },
  ];

  expect(longest(rows)).toBe(7);
});

test('a chart of nothing has a scale', () => {
  expect(longest([])).toBe(1);
  expect(longest([{ name: 'Elisa', parts: [0, 0] }])).toBe(1);
});

test('a chart has the parts of its rows, and none without rows', () => {
  expect(partsOf([{ name: 'Elisa', parts: [4, 0, 1] }])).toEqual([0, 1, 2]);
  expect(partsOf([])).toEqual([]);
});
