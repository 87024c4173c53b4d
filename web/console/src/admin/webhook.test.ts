import { expect, test } from 'vitest';

import { stateOf } from './webhook';

const SINCE = '2026-03-02T09:00:00Z';
const LATER = '2026-03-05T09:00:00Z';
const taking = { failingSince: null, failure: null, httpStatus: null, stoppedAt: null };
const failing = { failingSince: SINCE, failure: 'STATUS', httpStatus: 500, stoppedAt: null } as const;

test('a webhook that takes what it is sent is notified', () => {
  expect(stateOf(taking, true)).toEqual({ name: 'notified' });
});

test('one that takes nothing fails since then, with how the last one failed', () => {
  expect(stateOf(failing, true)).toEqual({ name: 'failing', at: SINCE, failure: 'STATUS', httpStatus: 500 });
});

test('one that was stopped says when that was, and no longer since when it failed', () => {
  expect(stateOf({ ...failing, failure: 'TIMEOUT', httpStatus: null, stoppedAt: LATER }, true)).toEqual({
    name: 'stopped',
    at: LATER,
    failure: 'TIMEOUT',
    httpStatus: null,
  });
});

test('none is notified for a program that has ended, whatever became of it before', () => {
  expect([taking, failing, { ...failing, stoppedAt: LATER }].map((webhook) => stateOf(webhook, false))).toEqual([
    { name: 'ended' },
    { name: 'ended' },
    { name: 'ended' },
  ]);
});
