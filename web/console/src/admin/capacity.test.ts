import { expect, test } from 'vitest';

import { forceOf, hasSubject } from './capacity';

const TODAY = '2026-11-30';

test('a capacity holds on its first and on its last day', () => {
  expect(forceOf({ validFrom: TODAY, validTo: TODAY }, TODAY)).toBe('now');
  expect(forceOf({ validFrom: '2022-01-01', validTo: null }, TODAY)).toBe('now');
});

test('a capacity that ended yesterday, or begins tomorrow, does not hold', () => {
  expect(forceOf({ validFrom: '2022-01-01', validTo: '2026-11-29' }, TODAY)).toBe('ended');
  expect(forceOf({ validFrom: '2026-12-01', validTo: null }, TODAY)).toBe('later');
});

test('one that ended before it began has ended', () => {
  expect(forceOf({ validFrom: TODAY, validTo: '2026-11-29' }, TODAY)).toBe('ended');
});

test('auditors and administrators act for nobody', () => {
  expect([hasSubject('AUDITOR'), hasSubject('ADMIN'), hasSubject('OPERATOR')]).toEqual([false, false, true]);
});
