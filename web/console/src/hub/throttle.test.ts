import { beforeEach, expect, test, vi } from 'vitest';

import { HubFailure } from './failure';
import { throttled } from './throttle';

const refusedWith = (code: string) => new HubFailure([{ message: code, extensions: { code } }]);
const act = vi.fn<() => Promise<void>>();

beforeEach(() => {
  vi.useFakeTimers();
  act.mockReset().mockResolvedValue();
});

test('what is called several times at once is done once, and again for what came after', async () => {
  const { call } = throttled(act);
  call();
  await vi.advanceTimersByTimeAsync(2_000);
  call();
  expect(act).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(act).toHaveBeenCalledTimes(1);
  call();
  await vi.advanceTimersByTimeAsync(3_000);
  expect(act).toHaveBeenCalledTimes(2);
});

test('one that is called without end is done all the same', async () => {
  const { call } = throttled(act);
  for (let second = 0; second < 30; second += 1) {
    call();
    await vi.advanceTimersByTimeAsync(1_000);
  }
  expect(act.mock.calls.length).toBeGreaterThanOrEqual(9);
});

test('where nobody answers it is tried until somebody does', async () => {
  act.mockRejectedValueOnce(new TypeError('no answer')).mockRejectedValueOnce(refusedWith('BUSY'));
  throttled(act).call();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(act).toHaveBeenCalledTimes(3);
});

test('what is refused for good is not tried again', async () => {
  act.mockRejectedValue(refusedWith('FORBIDDEN'));
  throttled(act).call();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(act).toHaveBeenCalledTimes(1);
});

test('a page that was left does nothing any more', async () => {
  act.mockRejectedValue(new TypeError('no answer'));
  const { call, stop } = throttled(act);
  call();
  await vi.advanceTimersByTimeAsync(3_000);
  stop();
  call();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(act).toHaveBeenCalledTimes(1);
});
