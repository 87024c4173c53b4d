/** graphql-ws: queries, mutations and subscriptions over a WebSocket. */
import assert from 'node:assert/strict';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

import { rejection, run } from './lib/checks.mjs';
import { ALERTS, DRAFT, INVALID, SIGN_OUT } from './lib/documents.mjs';
import { Draft } from './lib/draft.mjs';
import { Events, followsChanges, ofResults, resumesAfterCursor } from './lib/events.mjs';
import { application, authorization, socketUrl } from './lib/hub.mjs';

/** The session has ended, or there was none. */
const FORBIDDEN = 4403;
const TYPE = '{ __typename }';

function connect(options = {}) {
  return createClient({ url: socketUrl, webSocketImpl: WebSocket, connectionParams: { authorization }, retryAttempts: 0, ...options });
}

const client = connect();

function answer(payload, asking = client) {
  return new Promise((next, error) => asking.subscribe(payload, { next, error, complete() {} }));
}

function follow(after) {
  return new Events((sink) => client.subscribe({ query: ALERTS, variables: { id: application, after } }, ofResults(sink)));
}

const draft = new Draft(async (query, variables) => (await answer({ query, variables })).data);

await run({
  'a query with variables is answered': async () => assert.equal((await draft.read()).id, application),

  'a mutation is done': async () => void (await draft.change()),

  'a document that is not valid is an error of its operation alone': async () => {
    const errors = await rejection(answer({ query: INVALID }));
    assert.equal(errors[0].extensions.code, 'GRAPHQL_VALIDATION_FAILED');
    await draft.read();
  },

  'an error of a field comes with the data': async () => {
    const { data, errors } = await answer({ query: DRAFT, variables: { id: 'x' } });
    assert.equal(data.application, null);
    assert.equal(errors[0].extensions.code, 'BAD_ID');
  },

  'a subscription shows a change': () => followsChanges(follow, draft),

  'whoever comes back with the cursor is shown what was missed': () => resumesAfterCursor(follow, draft),

  'a ping is answered with a pong': async () => {
    let pinging;
    await new Promise((pong) => (pinging = connect({ keepAlive: 50, lazy: false, on: { pong } })));
    await pinging.dispose();
  },

  'a connection that breaks is opened again': async () => {
    const sockets = [];
    const patient = connect({ retryAttempts: 1, lazy: false, on: { opened: (socket) => sockets.push(socket) } });
    await answer({ query: TYPE }, patient);
    sockets[0].terminate();
    await answer({ query: TYPE }, patient);
    assert.equal(sockets.length, 2);
    await patient.dispose();
  },

  'a token of no session closes the socket with 4403': async () => {
    const stranger = connect({ connectionParams: { authorization: 'Bearer of-nobody' } });
    const closed = await rejection(answer({ query: TYPE }, stranger));
    assert.equal(closed.code, FORBIDDEN);
  },

  'the end of the session closes the socket with 4403': async () => {
    const events = follow();
    await answer({ query: SIGN_OUT });
    const closed = await rejection(events.next());
    assert.equal(closed.code, FORBIDDEN);
  },
});
