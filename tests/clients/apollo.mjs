/** Apollo Client: its cache, uploads, persisted queries, and subscriptions over HTTP and WebSocket. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { ApolloClient, CombinedGraphQLErrors, HttpLink, InMemoryCache, gql } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import UploadHttpLink from 'apollo-upload-client/UploadHttpLink.mjs';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

import { rejection, run } from './lib/checks.mjs';
import { ALERTS, CHANGE, DRAFT, INVALID, UPLOAD } from './lib/documents.mjs';
import { Draft, patchOf } from './lib/draft.mjs';
import { Events, followsChanges, ofResults, resumesAfterCursor } from './lib/events.mjs';
import { application, authorization, headers, preflight, report, socketUrl, url } from './lib/hub.mjs';

const http = clientOf(new HttpLink({ uri: url, headers }));
const sockets = createClient({ url: socketUrl, webSocketImpl: WebSocket, connectionParams: { authorization } });
const socket = clientOf(new GraphQLWsLink(sockets));
const draft = new Draft(asking(http));

function clientOf(link) {
  return new ApolloClient({ link, cache: new InMemoryCache() });
}

/** Asks past the cache. */
function asking(client) {
  return async (document, variables) => {
    const isMutation = document.startsWith('mutation');
    const answer = isMutation
      ? client.mutate({ mutation: gql(document), variables, fetchPolicy: 'no-cache' })
      : client.query({ query: gql(document), variables, fetchPolicy: 'no-cache' });
    return (await answer).data;
  };
}

function following(client, id = application) {
  return (after) =>
    new Events((sink) => {
      const events = client.subscribe({ query: gql(ALERTS), variables: { id, after }, fetchPolicy: 'no-cache' });
      const subscription = events.subscribe(ofResults(sink));
      return () => subscription.unsubscribe();
    });
}

const sha256 = (text) => createHash('sha256').update(text).digest('hex');

/** A client that sends hashes, and how: with the query or without it. */
function persisting(options) {
  const sent = [];
  const fetching = (uri, request) => {
    sent.push(`${request.method} ${'query' in JSON.parse(request.body ?? '{}') ? 'query' : 'hash'}`);
    return fetch(uri, request);
  };
  const link = new PersistedQueryLink({ sha256, ...options }).concat(new HttpLink({ uri: url, headers, fetch: fetching }));
  return { client: clientOf(link), sent };
}

/** Asks twice what the hub has not seen before, and gives what was sent. */
async function asksTwice(options) {
  const { client, sent } = persisting(options);
  const document = `query Unseen${Date.now()}($id: ID!) { application(id: $id) { id version } }`;
  for (let turn = 0; turn < 2; turn++) {
    assert.equal((await asking(client)(document, { id: application })).application.id, application);
  }
  return sent;
}

await run({
  'a query with variables is answered': async () => assert.equal((await draft.read()).id, application),

  'a mutation changes what a query shows, through the cache': async () => {
    const { data } = await http.query({ query: gql(DRAFT), variables: { id: application } });
    const { version } = data.application;
    const variables = { id: application, version, patch: patchOf(data.application) };
    await http.mutate({ mutation: gql(CHANGE), variables });
    const shown = http.readQuery({ query: gql(DRAFT), variables: { id: application } });
    assert.equal(shown.application.version, version + 1);
  },

  'an error of a field comes with its code': async () => {
    const error = await rejection(http.query({ query: gql(DRAFT), variables: { id: 'x' }, fetchPolicy: 'no-cache' }));
    assert.ok(CombinedGraphQLErrors.is(error), String(error));
    assert.equal(error.errors[0].extensions.code, 'BAD_ID');
  },

  'a document that is not valid is refused with its code': async () => {
    const error = await rejection(http.query({ query: gql(INVALID) }));
    assert.equal(error.errors?.[0].extensions.code, 'GRAPHQL_VALIDATION_FAILED', String(error));
  },

  'a token of no session is refused with a code': async () => {
    const stranger = clientOf(new HttpLink({ uri: url, headers: { authorization: 'Bearer of-nobody' } }));
    const error = await rejection(stranger.query({ query: gql(DRAFT), variables: { id: application } }));
    assert.equal(error.errors?.[0].extensions.code, 'UNAUTHENTICATED', String(error));
  },

  'a file is uploaded': async () => {
    const uploading = clientOf(new UploadHttpLink({ uri: url, headers: { ...headers, ...preflight } }));
    const { uploadDocument } = await asking(uploading)(UPLOAD, { id: application, file: report() });
    assert.deepEqual(uploadDocument.userErrors, []);
    assert.equal(uploadDocument.document.fileName, 'report.pdf');
    assert.equal(uploadDocument.document.size, report().size);
  },

  'over WebSocket a subscription shows a change': () => followsChanges(following(socket), draft),
  'over WebSocket whoever comes back with the cursor is shown what was missed': () => resumesAfterCursor(following(socket), draft),

  'over HTTP in parts a subscription shows a change': () => followsChanges(following(http), draft),
  'over HTTP in parts whoever comes back with the cursor is shown what was missed': () => resumesAfterCursor(following(http), draft),

  'over HTTP in parts a subscription that is refused says why': async () => {
    const error = await rejection(following(http, 'x')().next());
    assert.equal(error.errors?.[0].extensions.code, 'BAD_ID', String(error));
  },

  'a query that the hub does not know by its hash is sent whole, once': async () => {
    const sent = await asksTwice();
    assert.deepEqual(sent, ['POST hash', 'POST query', 'POST hash']);
  },

  'a hash is asked for by GET': async () => {
    const sent = await asksTwice({ useGETForHashedQueries: true });
    assert.deepEqual(sent, ['GET hash', 'POST query', 'GET hash']);
  },
});
