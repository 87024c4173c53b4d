import { expect, test } from 'vitest';

import { decimalOf } from './decimal';

test('a comma is a point, and two places are filled', () => {
  expect(['61', '61,5', '61.50', ' 7, '].map(decimalOf)).toEqual(['61.00', '61.50', '61.50', '7.00']);
});

test('what is no number, or has too many places, is nothing', () => {
  expect(['', 'many', '1.000,50', '1.234'].map(decimalOf)).toEqual([null, null, null, null]);
});
