import { expect, test } from 'vitest';

import { addressOf, filterOf, variablesOf } from './filter';

const read = (address: string) => filterOf(new URLSearchParams(address));

test('an address without anything is every authorization', () => {
  expect(variablesOf(read(''))).toEqual({ filter: {} });
});

test('a filter that is written into the address is read from it again', () => {
  const filter = { from: '2026-01-01', to: '2026-12-31', employer: 'E1', unit: 'U1' };
  expect(read(`${addressOf(filter)}`)).toEqual(filter);
  expect(variablesOf(filter).filter).toEqual({ decidedFrom: '2026-01-01', decidedTo: '2026-12-31', employerId: 'E1', unitId: 'U1' });
});

test('what somebody typed into the address and is no day is left out', () => {
  expect(read('from=yesterday&to=2026-13-01')).toEqual(read(''));
});
