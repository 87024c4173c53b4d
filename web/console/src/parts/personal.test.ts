import { expect, test } from 'vitest';

import { joined, parted } from './personal';

const openOf = (filter: string) => `${parted(new URLSearchParams(filter)).open}`;

test('the tax code of a person is not in the address, however it is typed', () => {
  expect(openOf('worker=MNRCRL95A28A952J&status=ASSIGNED')).toBe('status=ASSIGNED');
  expect(openOf('search=rssmra80a01h501u')).toBe('');
  expect(openOf('search=RSS MRA 80A01 H501U')).toBe('');
  expect(openOf('search=Rossi RSSMRA80A01H501U')).toBe('');
  expect(openOf('search=xRSSMRA80A01H501U')).toBe('');
});

test('a code in which letters stand for digits is one, too', () => {
  expect(openOf('search=RSSMRAULALMHRLMV')).toBe('');
});

test('nor is a code while it is typed', () => {
  expect(openOf('search=RSSMRA8')).toBe('');
});

test('names and numbers stay in the address', () => {
  const filter = 'search=Valbrunera&position=4900070023';
  expect(openOf(filter)).toBe(filter);
  expect(openOf('search=Officine Meccaniche 2000')).toBe('search=Officine+Meccaniche+2000');
  expect(openOf('search=INPS.7800.2026.0000012')).toBe('search=INPS.7800.2026.0000012');
  expect(openOf('search=employer@demo.hub')).toBe('search=employer%40demo.hub');
});

test('an id that looks like a code stays in the address', () => {
  expect(openOf('unit=QXBwbG1')).toBe('unit=QXBwbG1');
});

test('a filter that was parted is read as it was', () => {
  const filter = new URLSearchParams('status=ASSIGNED&worker=MNRCRL95A28A952J');
  const { open, personal } = parted(filter);
  expect(`${joined(open, personal)}`).toBe(`${filter}`);
});
