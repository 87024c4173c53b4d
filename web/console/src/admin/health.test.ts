import { expect, test } from 'vitest';

import { healthOf } from './health';

const answer = (changed: object) =>
  JSON.stringify({ database: 'up', documents: 'up', events: { following: true, newest: 107 }, ready: true, redis: 'not used', ...changed });

test('a hub that is ready says so of each of its parts', () => {
  expect(healthOf(answer({}))).toEqual({
    state: 'ready',
    parts: { database: 'up', documents: 'up', redis: 'not used', events: 'following' },
    newest: 107,
  });
});

test('a hub that is not ready says which part is not', () => {
  const { state, parts } = healthOf(answer({ ready: false, database: 'read-only', events: { following: false, newest: 107 } }));
  expect([state, parts.database, parts.events]).toEqual(['notReady', 'read-only', 'behind']);
});

test('no answer, or that of a proxy, is no hub', () => {
  expect(healthOf('').state).toBe('unreachable');
  expect(healthOf('<h1>502 Bad Gateway</h1>').state).toBe('unreachable');
});
