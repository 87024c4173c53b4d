import { expect, test } from 'vitest';

import { IdempotencyKey } from './idempotencyKey';

test('what is sent again after a lost answer has the same key', () => {
  const key = new IdempotencyKey();
  expect(key.of({ text: 'a', files: [] })).toBe(key.of({ text: 'a', files: [] }));
});

test('what was changed has another key', () => {
  const key = new IdempotencyKey();
  expect(key.of({ text: 'a' })).not.toBe(key.of({ text: 'b' }));
});

test('what was done can be done again', () => {
  const key = new IdempotencyKey();
  const first = key.of({ id: 'a' });
  key.renew();
  expect(key.of({ id: 'a' })).not.toBe(first);
});
