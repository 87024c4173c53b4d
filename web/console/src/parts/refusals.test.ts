import { expect, test } from 'vitest';

import { otherRefusal, refusalOf } from './refusals';

const refusals = [
  { message: 'Choose a later day.', path: ['validTo'] },
  { message: 'Say where it is kept.', path: ['declaration', 'formReference'] },
  { message: 'Load it again.', path: [] },
];

test('a refusal is found by its field, also within another', () => {
  expect(refusalOf(refusals, 'validTo')).toBe('Choose a later day.');
  expect(refusalOf(refusals, 'formReference')).toBe('Say where it is kept.');
  expect(refusalOf(refusals, 'validFrom')).toBeUndefined();
});

test('what is about no field of the form is told apart', () => {
  expect(otherRefusal(refusals, ['validTo', 'formReference'])).toBe('Load it again.');
  expect(otherRefusal(refusals.slice(0, 2), ['validTo', 'formReference'])).toBeUndefined();
});
