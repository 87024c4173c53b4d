import { expect, test } from 'vitest';

import { isOutOfDate, refusalAt, refusalElsewhere } from './refusals';

const EMAIL = { code: 'EMAIL_INVALID', message: 'no address', path: ['input', 'email'] };
const OWN = { code: 'OWN_ACCOUNT', message: 'your own', path: [] };
const CONFLICT = { code: 'ACCOUNT_VERSION_CONFLICT', message: 'changed', path: ['expectedVersion'] };

test('a refusal is found at its field alone', () => {
  expect(refusalAt([OWN, EMAIL], 'email')).toBe('no address');
  expect(refusalAt([OWN, EMAIL], 'name')).toBeUndefined();
});

test('what no field shows is about the act', () => {
  expect(refusalElsewhere([EMAIL, OWN], ['email'])).toBe('your own');
  expect(refusalElsewhere([EMAIL, CONFLICT], ['email'])).toBe('changed');
  expect(refusalElsewhere([EMAIL], ['email'])).toBeUndefined();
});

test('an account that somebody changed meanwhile is to be read again', () => {
  expect([isOutOfDate([EMAIL]), isOutOfDate([EMAIL, CONFLICT])]).toEqual([false, true]);
});
