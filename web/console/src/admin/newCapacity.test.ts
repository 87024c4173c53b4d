import { expect, test } from 'vitest';

import { NEW_CAPACITY, inputOf, withRole } from './newCapacity';

test('another role begins with its usual function, and keeps what was typed', () => {
  const typed = { ...NEW_CAPACITY, subject: '9010', validTo: '2027-01-31' };
  expect(withRole(typed, 'OPERATOR')).toEqual({ ...typed, role: 'OPERATOR', function: 'OPERATOR' });
});

test('what was left empty is not sent', () => {
  expect(inputOf(NEW_CAPACITY)).toEqual({ role: 'EMPLOYER', function: 'LEGAL_REPRESENTATIVE', subject: null, validFrom: null, validTo: null });
});

test('an administrator acts for nobody, whatever was typed before', () => {
  expect(inputOf(withRole({ ...NEW_CAPACITY, subject: ' 01234567897 ' }, 'ADMIN')).subject).toBeNull();
  expect(inputOf({ ...NEW_CAPACITY, subject: ' 01234567897 ' }).subject).toBe('01234567897');
});
