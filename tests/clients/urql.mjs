/** urql: its cache, uploads, persisted queries, and subscriptions over HTTP and WebSocket. */
import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { Client, cacheExchange, fetchExchange, subscriptionExchange } from '@urql/core';
import { persistedExchange } from '@urql/exchange-persisted';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

import { run } from './lib/checks.mjs';
import { ALERTS, DRAFT, INVALID, UPLOAD } from './lib/documents.mjs';
import { Draft } from './lib/draft.mjs';
import { Events, followsChanges, ofResults, resumesAfterCursor } from './lib/events.mjs';
import { application, authorization, headers, preflight, report, socketUrl, url } from './lib/hub.mjs';

const sockets = createClient({ url: socketUrl, webSocketImpl: WebSocket, connectionParams: { authorization } });
const overSocket = subscriptionExchange({
  forwardSubscription: (payload) => ({ subscribe: (sink) => ({ unsubscribe: sockets.subscribe(payload, sink) }) }),
});

const http = clientOf([cacheExchange, fetchExchange], { fetchSubscriptions: true });
const socket = clientOf([overSocket]);
const draft = new Draft(asking(http));

function clientOf(exchanges, options = {}) {
  return new Client({ url, exchanges, preferGetMethod: false, fetchOptions: { headers: { ...headers, ...preflight } }, ...options });
}

/** Asks past the cache. */
function asking(client) {
  return async (document, variables) => {
    const { data, error } = document.startsWith('mutation')
      ? await client.mutation(document, variables)
      : await client.query(document, variables, { requestPolicy: 'network-only' });
    if (error) throw error;
    return data;
  };
}

function following(client) {
  return (after) =>
    new Events((sink) => {
      const subscription = client.subscription(ALERTS, { id: application, after }).subscribe(ofResults(sink).next);
      return () => subscription.unsubscribe();
    });
}

/** A client that sends hashes, and how: with the query or without it. */
function persisting(options) {
  const sent = [];
  const fetching = (address, request) => {
    const hasQuery = new URL(address).searchParams.has('query') || 'query' in JSON.parse(request.body ?? '{}');
    sent.push(`${request.method} ${hasQuery ? 'query' : 'hash'}`);
    return fetch(address, request);
  };
  const exchanges = [persistedExchange(options), fetchExchange];
  return { client: clientOf(exchanges, { fetch: fetching }), sent };
}

/** Asks twice what the hub has not seen before, and gives what was sent. */
async function asksTwice(options) {
  const { client, sent } = persisting(options);
  const document = `query Unseen${Date.now()}($id: ID!) { application(id: $id) { id } }`;
  for (let turn = 0; turn < 2; turn++) {
    assert.equal((await asking(client)(document, { id: application })).application.id, application);
  }
  return sent;
}

await run({
  'a query with variables is answered': async () => assert.equal((await draft.read()).id, application),

  'a mutation asks what it changes again': async () => {
    let shown;
    const { unsubscribe } = http.query(DRAFT, { id: application }).subscribe(({ data }) => (shown = data.application.version));
    const { version } = await draft.change();
    while (shown !== version) await delay(10);
    unsubscribe();
  },

  'an error of a field comes with the data and its code': async () => {
    const { data, error } = await http.query(DRAFT, { id: 'x' });
    assert.deepEqual(data, { application: null });
    assert.equal(error.graphQLErrors[0].extensions.code, 'BAD_ID');
  },

  'a document that is not valid is refused with its code': async () => {
    const { error } = await http.query(INVALID, {});
    assert.equal(error.graphQLErrors[0]?.extensions.code, 'GRAPHQL_VALIDATION_FAILED', String(error));
  },

  'a file is uploaded': async () => {
    const { uploadDocument } = await asking(http)(UPLOAD, { id: application, file: report() });
    assert.deepEqual(uploadDocument.userErrors, []);
    assert.equal(uploadDocument.document.size, report().size);
  },

  'over HTTP a subscription shows a change': () => followsChanges(following(http), draft),
  'over HTTP whoever comes back with the cursor is shown what was missed': () => resumesAfterCursor(following(http), draft),
  'over WebSocket a subscription shows a change': () => followsChanges(following(socket), draft),
  'over WebSocket whoever comes back with the cursor is shown what was missed': () => resumesAfterCursor(following(socket), draft),

  'a query that the hub does not know by its hash is sent whole, once': async () => {
    const sent = await asksTwice({ preferGetForPersistedQueries: false });
    assert.deepEqual(sent, ['POST hash', 'POST query', 'POST hash']);
  },

  'a hash is asked for by GET': async () => {
    const sent = await asksTwice({ preferGetForPersistedQueries: true });
    assert.deepEqual(sent, ['GET hash', 'GET query', 'GET hash']);
  },
});
