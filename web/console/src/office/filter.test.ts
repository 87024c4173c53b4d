import { expect, test } from 'vitest';

import { type Filter, addressOf, filterOf, isEmpty, variablesOf } from './filter';

const read = (address: string) => filterOf(new URLSearchParams(address));
const TODAY = '2026-03-16';

test('an address without anything is the queue itself', () => {
  expect(isEmpty(read(''))).toBe(true);
  expect(variablesOf(read(''), TODAY)).toEqual({});
});

test('a filter that is written into the address is read from it again', () => {
  const filter: Filter = { search: 'Officine', operator: 'C1', unit: 'U1', worker: 'MNRCRL95A28A952J', status: 'UNDER_REVIEW', age: '30' };
  expect(read(`${addressOf(filter)}`)).toEqual(filter);
  expect(isEmpty(filter)).toBe(false);
});

test('the graph is asked for what was chosen alone, by days of the calendar', () => {
  expect(variablesOf(read('operator=mine&age=30'), TODAY)).toEqual({ mine: true, submitted: { to: '2026-02-14' } });
  expect(variablesOf(read('operator=C1&status=ASSIGNED'), TODAY)).toEqual({ operatorId: 'C1', status: ['ASSIGNED'] });
});

test('what somebody typed into the address and does not exist is left out', () => {
  expect(read('status=DRAFT&age=99&worker=abc')).toEqual(read(''));
});
