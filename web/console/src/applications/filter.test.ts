import { expect, test } from 'vitest';

import { addressOf, filterOf, variablesOf } from './filter';

const read = (address: string) => filterOf(new URLSearchParams(address));

test('an address without anything is every application, changed last first', () => {
  expect(read('')).toEqual({ status: null, search: '', onlyBlocked: false, order: 'UPDATED_AT_DESC' });
  expect(variablesOf(read(''))).toEqual({ orderBy: 'UPDATED_AT_DESC', filter: {} });
});

test('a filter that is written into the address is read from it again', () => {
  const filter = { status: 'DRAFT', search: 'Milano & co', onlyBlocked: true, order: 'PERIOD_FROM_ASC' } as const;
  expect(read(`${addressOf(filter)}`)).toEqual(filter);
});

test('what somebody typed into the address and does not exist is left out', () => {
  expect(read('status=NOTHING&order=BACKWARDS')).toEqual(read(''));
});

test('the graph is asked for what was chosen alone', () => {
  expect(variablesOf(read('status=DRAFT&blocked')).filter).toEqual({ status: ['DRAFT'], hasBlockingAlerts: true });
});
