/** What docs/how-to/relay.md shows, and that it works. */
import '../lib/page.mjs';

import assert from 'node:assert/strict';

import { createClient } from 'graphql-ws';
import relay from 'relay-runtime';

import { run } from '../lib/checks.mjs';
import { patchOf } from '../lib/draft.mjs';
import { application as draft, report } from '../lib/hub.mjs';
import { changeUntil, others, until } from '../lib/others.mjs';
import applicationsPage from '../relay/__generated__/applications_page.graphql.js';
import applicationsPageQuery from '../relay/__generated__/applicationsPageQuery.graphql.js';
import applicationsQuery from '../relay/__generated__/applicationsQuery.graphql.js';
import draftAlertsSubscription from '../relay/__generated__/draftAlertsSubscription.graphql.js';
import draftChangeMutation from '../relay/__generated__/draftChangeMutation.graphql.js';
import draftQuery from '../relay/__generated__/draftQuery.graphql.js';
import draftUploadMutation from '../relay/__generated__/draftUploadMutation.graphql.js';

const { Environment, Network, Observable, RecordSource, Store, commitMutation, fetchQuery, requestSubscription } = relay;

/** A file goes as a part of a form, by the multipart request specification; everything else as JSON. */
function bodyOf(operations, uploadables) {
  const names = Object.keys(uploadables ?? {});
  if (names.length === 0) return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(operations) };
  const body = new FormData();
  body.append('operations', JSON.stringify(operations));
  body.append('map', JSON.stringify(Object.fromEntries(names.map((name) => [name, [`variables.${name}`]]))));
  names.forEach((name) => body.append(name, uploadables[name]));
  // A page of another site cannot set it: without it the hub refuses files.
  return { headers: { 'graphql-require-preflight': '1' }, body };
}

async function fetchAnswer({ text }, variables, _cacheConfig, uploadables) {
  const answer = await fetch('/graphql', { method: 'POST', ...bodyOf({ query: text, variables }, uploadables) });
  const { data, errors } = await answer.json();
  if (errors?.some(({ extensions }) => extensions.code === 'UNAUTHENTICATED')) onSignedOut();
  return { data, errors };
}

// Without attempts of its own: it would begin again where it began, and not after the last event.
const sockets = createClient({ url: location.origin.replace('http', 'ws') + '/graphql', retryAttempts: 0 });

function subscribe({ text }, variables) {
  return Observable.create((sink) => sockets.subscribe({ query: text, variables }, sink));
}

const environment = new Environment({
  network: Network.create(fetchAnswer, subscribe),
  store: new Store(new RecordSource()),
});

/** What came of a change: the errors beside the fields they are about, and, where somebody else was quicker, what they made of it. */
async function save({ id, version }, patch) {
  const { updateDraft } = await commit(draftChangeMutation, { id, version, patch });
  const isLate = updateDraft.userErrors.some(({ code }) => code === 'VERSION_CONFLICT');
  const theirs = isLate ? await fetchQuery(environment, draftQuery, { id }, { fetchPolicy: 'network-only' }).toPromise() : undefined;
  return { userErrors: updateDraft.userErrors, theirs: theirs?.application };
}

function commit(mutation, variables, uploadables) {
  return new Promise((resolve, reject) => {
    commitMutation(environment, { mutation, variables, uploadables, onCompleted: resolve, onError: reject });
  });
}

function upload(id, file) {
  return commit(draftUploadMutation, { id, file: null }, { file });
}

/** Follows until it is stopped; after an interruption it goes on behind the last event, and nothing is missed. */
function follow(id, onEvent) {
  let after;
  let subscription;
  const begin = () => {
    const onNext = ({ alertsChanged }) => {
      after = alertsChanged.cursor;
      onEvent(alertsChanged);
    };
    const onError = () => setTimeout(begin, 1_000);
    subscription = requestSubscription(environment, { subscription: draftAlertsSubscription, variables: { id, after }, onNext, onError });
  };
  begin();
  return () => subscription.dispose();
}

let signedOut = 0;
function onSignedOut() {
  signedOut += 1;
}

const load = (query, variables) => fetchQuery(environment, query, variables, { fetchPolicy: 'network-only' }).toPromise();
const read = async () => (await load(draftQuery, { id: draft })).application;

/** What the store holds of the draft, as a component sees it. */
function cached() {
  const operation = relay.createOperationDescriptor(relay.getRequest(draftQuery), { id: draft });
  environment.retain(operation);
  return environment.lookup(operation.fragment).data.application;
}

/** The connection in the store. */
function connection() {
  const operation = relay.createOperationDescriptor(relay.getRequest(applicationsQuery), {});
  const root = environment.lookup(operation.fragment).data;
  return environment.lookup(relay.getSingularSelector(applicationsPage, root)).data.viewer.employerHub.applications;
}

await run({
  'the next page is added to the first': async () => {
    await load(applicationsQuery, {});
    await load(applicationsPageQuery, { first: 1, after: connection().pageInfo.endCursor });
    assert.equal(new Set(connection().edges.map(({ node }) => node.id)).size, 2);
  },

  'a change is in the store, and one that comes too late shows what the other made of it': async () => {
    const before = await read();
    const saved = await save(before, patchOf(before));
    assert.deepEqual(saved, { userErrors: [], theirs: undefined });
    assert.equal(cached().version, before.version + 1);

    const late = await save(before, patchOf(before));
    assert.equal(late.userErrors[0].code, 'VERSION_CONFLICT');
    assert.equal(late.theirs.version, before.version + 1);
  },

  'a file is uploaded': async () => {
    const { uploadDocument } = await upload(draft, report());
    assert.deepEqual(uploadDocument.userErrors, []);
    assert.equal(uploadDocument.document.size, report().size);
  },

  'a change of somebody else comes into the store, also after an interruption': async () => {
    const seen = [];
    const stop = follow(draft, (event) => seen.push(event.application.version));
    await changeUntil(() => seen.length > 0);
    sockets.terminate();
    const { version } = await others.change();
    await until(() => seen.includes(version));
    assert.equal(new Set(seen).size, seen.length, 'an event came twice');
    assert.equal(cached().version, version);
    stop();
  },

  'who has no session is asked to sign in': async () => {
    const ask = globalThis.fetch;
    globalThis.fetch = (address, options) => ask(address, { ...options, headers: { ...options.headers, authorization: 'Bearer of-nobody' } });
    await load(draftQuery, { id: draft }).catch(() => {});
    globalThis.fetch = ask;
    assert.equal(signedOut, 1);
  },
});
