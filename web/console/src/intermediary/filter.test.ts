import { expect, test } from 'vitest';

import { addressOf, filterOf, variablesOf } from './filter';

const read = (address: string) => filterOf(new URLSearchParams(address));

test('an address without anything is every employer, what is urgent first', () => {
  expect(variablesOf(read(''))).toEqual({ search: null, orderBy: 'URGENCY_DESC', filter: {} });
});

test('a filter that is written into the address is read from it again', () => {
  const filter = { search: 'Officine', onlyBlocked: true, onlyOpen: true, dueWithin: '7', order: 'NAME_ASC' } as const;
  expect(read(`${addressOf(filter)}`)).toEqual(filter);
  expect(variablesOf(filter).filter).toEqual({ hasBlockingAlerts: true, hasOpenApplications: true, dueWithinDays: 7 });
});

test('what somebody typed into the address and does not exist is left out', () => {
  expect(read('due=99&order=BACKWARDS')).toEqual(read(''));
});
