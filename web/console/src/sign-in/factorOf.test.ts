import { expect, test } from 'vitest';

import { factorOf } from './factorOf';

test('six digits are a code of an application, however they are spaced', () => {
  expect(factorOf(' 123 456 ')).toEqual({ code: '123456' });
});

test('anything else is a code for recovery', () => {
  expect(factorOf(' abcd-efgh ')).toEqual({ recoveryCode: 'abcd-efgh' });
});
