import { expect, test } from 'vitest';

import { byPosition } from './byPosition';

const of = (positionNumber: string, id: string) => ({ positionNumber, id });

test('each position has its delegations in the order in which they came', () => {
  const found = byPosition(['1', '2'], [of('2', 'c'), of('1', 'b'), of('2', 'a')]);
  expect(found).toEqual([
    { number: '1', delegations: [of('1', 'b')] },
    { number: '2', delegations: [of('2', 'c'), of('2', 'a')] },
  ]);
});

test('a position without a delegation is there, and a delegation of another position too', () => {
  expect(byPosition(['1'], [of('9', 'a')]).map(({ number }) => number)).toEqual(['1', '9']);
});
