import { expect, test } from 'vitest';

import { fileAddress } from './fileAddress';

test('a list without conditions has a plain address', () => {
  expect(fileAddress('deadlines', 'csv', { search: null })).toBe('/lists/deadlines.csv');
});

test('the file has the conditions of the list that is shown', () => {
  const address = new URL(fileAddress('applications', 'xlsx', { search: null, filter: { search: 'Milano & co' } }), 'http://hub');
  expect(address.pathname).toBe('/lists/applications.xlsx');
  expect(JSON.parse(address.searchParams.get('variables') ?? '')).toEqual({ filter: { search: 'Milano & co' } });
});
