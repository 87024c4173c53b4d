import { expect, test } from 'vitest';

import { keyed, standing } from './heldAlerts';

const LATE = { id: '1', rule: 'R03', path: ['period'] };
const TOO_LONG = { id: '2', rule: 'R05', path: ['period'] };

test('an alert keeps its key where the controls run again', () => {
  const [[before]] = keyed([LATE]) as [[string, unknown]];
  const [[after]] = keyed([{ ...LATE, id: '9' }]) as [[string, unknown]];

  expect(after).toBe(before);
});

test('two alerts of one control about one field have keys of their own', () => {
  const keys = keyed([LATE, { ...LATE, id: '9' }]).map(([key]) => key);

  expect(new Set(keys).size).toBe(2);
});

test('an alert that a half typed value brings is held back', () => {
  expect(standing(keyed([LATE, TOO_LONG]), keyed([LATE]))).toEqual(keyed([LATE]));
});

test('an alert that was there stays while somebody types, and goes with its cause', () => {
  expect(standing(keyed([{ ...LATE, id: '9' }]), keyed([LATE, TOO_LONG]))).toEqual(keyed([{ ...LATE, id: '9' }]));
});
