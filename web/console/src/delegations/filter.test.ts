import { expect, test } from 'vitest';

import { addressOf, filterOf, isFound, variablesOf } from './filter';

const read = (address: string) => filterOf(new URLSearchParams(address));

test('an address without anything is every delegation', () => {
  expect(variablesOf(read(''))).toEqual({ filter: {} });
});

test('a filter that is written into the address is read from it again', () => {
  const filter = { status: 'ACTIVE', position: '4900070023', onlyExpiring: true } as const;
  expect(read(`${addressOf(filter)}`)).toEqual(filter);
  expect(variablesOf(filter).filter).toEqual({ status: ['ACTIVE'], positionNumber: '4900070023', expiring: true });
});

test('a number that is still being typed is not asked for', () => {
  expect(variablesOf(read('position=49000'))).toEqual({ filter: {} });
});

test('what somebody typed into the address and does not exist is left out', () => {
  expect(read('status=NOTHING')).toEqual(read(''));
});

test('a delegation that has changed belongs into the list where the filter lets it pass', () => {
  const made = { status: 'DRAFT', positionNumber: '4900070023', isExpiring: false } as const;
  expect(isFound(variablesOf(read('')), made)).toBe(true);
  expect(isFound(variablesOf(read('status=DRAFT&position=4900070023')), made)).toBe(true);
  expect(isFound(variablesOf(read('status=ACTIVE')), made)).toBe(false);
  expect(isFound(variablesOf(read('position=0000000000')), made)).toBe(false);
  expect(isFound(variablesOf(read('expiring')), made)).toBe(false);
});
