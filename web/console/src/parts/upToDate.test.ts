import { expect, test, vi } from 'vitest';

import { upToDate } from './upToDate';

const OWN = { code: 'OWN_ACCOUNT', message: 'your own', path: [] };
const CONFLICT = { code: 'ACCOUNT_VERSION_CONFLICT', message: 'changed', path: ['expectedVersion'] };

test('what somebody changed meanwhile is read again, anything else is not', async () => {
  const reload = vi.fn(async () => undefined);
  await upToDate(async () => [OWN], reload);
  expect(reload).not.toHaveBeenCalled();
  expect(await upToDate(async () => [OWN, CONFLICT], reload)).toEqual([OWN, CONFLICT]);
  expect(reload).toHaveBeenCalledOnce();
});
