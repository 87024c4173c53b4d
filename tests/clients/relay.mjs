/** Relay: its store, pages of a connection, mutations, uploads, and subscriptions over WebSocket. */
import assert from 'node:assert/strict';
import { createClient } from 'graphql-ws';
import relay from 'relay-runtime';
import WebSocket from 'ws';

import { run } from './lib/checks.mjs';
import { Draft, patchOf } from './lib/draft.mjs';
import { Events, followsChanges, resumesAfterCursor } from './lib/events.mjs';
import { application, authorization, headers, preflight, report, socketUrl, url } from './lib/hub.mjs';
import applicationsPage from './relay/__generated__/applications_page.graphql.js';
import applicationsPageQuery from './relay/__generated__/applicationsPageQuery.graphql.js';
import applicationsQuery from './relay/__generated__/applicationsQuery.graphql.js';
import alertsSubscription from './relay/__generated__/draftAlertsSubscription.graphql.js';
import changeMutation from './relay/__generated__/draftChangeMutation.graphql.js';
import draftQuery from './relay/__generated__/draftQuery.graphql.js';
import uploadMutation from './relay/__generated__/draftUploadMutation.graphql.js';

const { Environment, Network, Observable, RecordSource, Store } = relay;

const sockets = createClient({ url: socketUrl, webSocketImpl: WebSocket, connectionParams: { authorization } });

async function fetchAnswer(request, variables, _cacheConfig, uploadables) {
  const operation = JSON.stringify({ query: request.text, variables });
  const answer = await fetch(url, { method: 'POST', ...(uploadables ? formOf(operation, uploadables) : bodyOf(operation)) });
  return answer.json();
}

function bodyOf(operation) {
  return { headers: { ...headers, 'content-type': 'application/json' }, body: operation };
}

function formOf(operation, uploadables) {
  const body = new FormData();
  const names = Object.keys(uploadables);
  body.append('operations', operation);
  body.append('map', JSON.stringify(Object.fromEntries(names.map((name) => [name, [`variables.${name}`]]))));
  names.forEach((name) => body.append(name, uploadables[name]));
  return { headers: { ...headers, ...preflight }, body };
}

function subscribe({ text }, variables) {
  return Observable.create((sink) => sockets.subscribe({ query: text, variables }, sink));
}

function newEnvironment() {
  return new Environment({ network: Network.create(fetchAnswer, subscribe), store: new Store(new RecordSource()) });
}

const environment = newEnvironment();

function load(query, variables, options = { fetchPolicy: 'network-only' }) {
  return relay.fetchQuery(environment, query, variables, options).toPromise();
}

function commit(mutation, config) {
  return new Promise((resolve, reject) => {
    const onCompleted = (data, errors) => (errors ? reject(new Error(JSON.stringify(errors))) : resolve(data));
    relay.commitMutation(environment, { mutation, onCompleted, onError: reject, ...config });
  });
}

const draft = new Draft((document, variables) =>
  document.startsWith('mutation') ? commit(changeMutation, { variables }) : load(draftQuery, variables),
);

function follow(after) {
  return new Events(({ next, error, complete }) => {
    const config = { subscription: alertsSubscription, variables: { id: application, after }, onNext: next, onError: error, onCompleted: complete };
    const { dispose } = relay.requestSubscription(environment, config);
    return dispose;
  });
}

/** What the store holds of the draft, as a component sees it. */
function shown() {
  const operation = relay.createOperationDescriptor(relay.getRequest(draftQuery), { id: application });
  environment.retain(operation);
  return environment.lookup(operation.fragment);
}

/** The ids of the applications that the store's connection holds. */
function connection() {
  const operation = relay.createOperationDescriptor(relay.getRequest(applicationsQuery), {});
  const root = environment.lookup(operation.fragment).data;
  const { data } = environment.lookup(relay.getSingularSelector(applicationsPage, root));
  const { edges, pageInfo } = data.viewer.employerHub.applications;
  return { ids: edges.map(({ node }) => node.id), pageInfo };
}

await run({
  'a query with variables is answered': async () => assert.equal((await draft.read()).id, application),

  'a mutation changes what the store shows': async () => {
    await draft.read();
    const seen = new Promise((resolve) => environment.subscribe(shown(), resolve));
    const { version } = await draft.change();
    assert.equal((await seen).data.application.version, version);
  },

  'a change by a subscription changes what the store shows': async () => {
    await followsChanges(follow, draft);
    assert.equal(shown().data.application.version, (await draft.read()).version);
  },

  'whoever comes back with the cursor is shown what was missed': () => resumesAfterCursor(follow, draft),

  'the next page of a connection is added to the first': async () => {
    await load(applicationsQuery, {});
    const first = connection();
    assert.equal(first.ids.length, 1);
    assert.ok(first.pageInfo.hasNextPage, 'the employer needs two applications');
    await load(applicationsPageQuery, { first: 1, after: first.pageInfo.endCursor });
    const both = connection().ids;
    assert.equal(new Set(both).size, 2);
    assert.equal(both[0], first.ids[0]);
  },

  'a user error is data of the mutation': async () => {
    const before = await draft.change();
    const { userErrors } = await draft.changeVersion(before.version - 1, patchOf(before));
    assert.deepEqual(userErrors.map(({ code }) => code), ['VERSION_CONFLICT']);
  },

  'an error of a field is told beside the data': async () => {
    const answer = await fetchAnswer(relay.getRequest(draftQuery).params, { id: 'x' });
    assert.equal(answer.errors[0].extensions.code, 'BAD_ID');
    assert.equal((await load(draftQuery, { id: 'x' })).application, null);
  },

  'a file is uploaded': async () => {
    const file = report();
    const { uploadDocument } = await commit(uploadMutation, { variables: { id: application, file: null }, uploadables: { file } });
    assert.deepEqual(uploadDocument.userErrors, []);
    assert.equal(uploadDocument.document.size, file.size);
  },
});
