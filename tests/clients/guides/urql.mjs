/** What docs/how-to/urql.md shows, and that it works. */
import '../lib/page.mjs';

import assert from 'node:assert/strict';

import { Client, fetchExchange, gql, mapExchange, subscriptionExchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';
import { createClient } from 'graphql-ws';

import { run } from '../lib/checks.mjs';
import { patchOf } from '../lib/draft.mjs';
import { application as draft, report } from '../lib/hub.mjs';
import { changeUntil, others, until } from '../lib/others.mjs';

// Without attempts of its own: it would begin again where it began, and not after the last event.
const sockets = createClient({ url: location.origin.replace('http', 'ws') + '/graphql', retryAttempts: 0 });

const within = () => null;
const pages = relayPagination();

const cache = cacheExchange({
  keys: {
    // Parts of the thing that holds them. A warning in the console names the next one that you ask for.
    Counters: within,
    Deadline: within,
    DateRange: within,
    LocalizedText: within,
  },
  resolvers: {
    EmployerHub: { applications: pages, employers: pages, deadlines: pages },
    IntermediaryHub: { applications: pages, employers: pages, deadlines: pages },
    OperatorHub: { applications: pages, employers: pages, deadlines: pages, queue: pages },
    Employer: { applications: pages },
    Application: { beneficiaries: pages },
  },
});

const signInAgain = mapExchange({
  onError({ graphQLErrors }) {
    if (graphQLErrors.some(({ extensions }) => extensions.code === 'UNAUTHENTICATED')) onSignedOut();
  },
});

const client = new Client({
  url: '/graphql',
  preferGetMethod: false,
  // A page of another site cannot set it: without it the hub refuses files.
  fetchOptions: { headers: { 'graphql-require-preflight': '1', 'accept-language': 'en' } },
  exchanges: [
    signInAgain,
    cache,
    fetchExchange,
    subscriptionExchange({
      forwardSubscription: (operation) => ({ subscribe: (sink) => ({ unsubscribe: sockets.subscribe(operation, sink) }) }),
    }),
  ],
});

const APPLICATIONS = gql`
  query Applications($after: String) {
    viewer {
      id
      employerHub {
        id
        applications(first: 1, after: $after) {
          edges {
            node {
              id
              status
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  }
`;

/** The next page; the list in the cache then holds both. */
async function loadMore({ hasNextPage, endCursor }) {
  if (!hasNextPage) return undefined;
  const { data } = await client.query(APPLICATIONS, { after: endCursor });
  return data.viewer.employerHub.applications;
}

const DRAFT = gql`
  query Draft($id: ID!) {
    application(id: $id) {
      id
      version
      alerts {
        id
        rule
      }
    }
  }
`;

const CHANGE = gql`
  mutation Change($id: ID!, $version: Int!, $patch: DraftPatch!) {
    updateDraft(id: $id, expectedVersion: $version, patch: $patch) {
      application {
        id
        version
        alerts {
          id
          rule
        }
      }
      userErrors {
        code
        path
        message
      }
    }
  }
`;

/** What came of a change: the errors beside the fields they are about, and, where somebody else was quicker, what they made of it. */
async function save({ id, version }, patch) {
  const { data, error } = await client.mutation(CHANGE, { id, version, patch });
  if (error) throw error;
  const { userErrors } = data.updateDraft;
  const isLate = userErrors.some(({ code }) => code === 'VERSION_CONFLICT');
  const theirs = isLate ? await client.query(DRAFT, { id }, { requestPolicy: 'network-only' }) : undefined;
  return { userErrors, theirs: theirs?.data.application };
}

const UPLOAD = gql`
  mutation Upload($id: ID!, $file: Upload!) {
    uploadDocument(applicationId: $id, kind: TECHNICAL_REPORT_PDF, file: $file) {
      document {
        id
        fileName
        size
        application {
          id
          version
          blockingAlerts
        }
      }
      userErrors {
        code
        message
      }
    }
  }
`;

function upload(id, file) {
  return client.mutation(UPLOAD, { id, file });
}

const ALERTS = gql`
  subscription Alerts($id: ID!, $after: String) {
    alertsChanged(applicationId: $id, after: $after) {
      cursor
      application {
        id
        version
        alerts {
          id
          rule
        }
      }
    }
  }
`;

/** Follows until it is stopped; after an interruption it goes on behind the last event, and nothing is missed. */
function follow(id, onEvent) {
  let after;
  let subscription;
  const begin = () => {
    const take = ({ data, error }) => {
      if (error) {
        setTimeout(begin, 1_000);
      } else {
        after = data.alertsChanged.cursor;
        onEvent(data.alertsChanged);
      }
    };
    subscription = client.subscription(ALERTS, { id, after }).subscribe(take);
  };
  begin();
  return () => subscription.unsubscribe();
}

let signedOut = 0;
function onSignedOut() {
  signedOut += 1;
}

const read = async () => (await client.query(DRAFT, { id: draft }, { requestPolicy: 'network-only' })).data.application;
const cached = (query, variables = {}) => client.readQuery(query, variables)?.data;

await run({
  'the next page is added to the first': async () => {
    const { data } = await client.query(APPLICATIONS, {});
    const { edges } = await loadMore(data.viewer.employerHub.applications.pageInfo);
    assert.equal(edges.length, 2);
    assert.equal(cached(APPLICATIONS).viewer.employerHub.applications.edges.length, 2);
  },

  'two queries about the viewer keep each other\'s answers': async () => {
    await client.query(gql`{ viewer { id account { id name } employerHub { id counters { applications } } } }`, {});
    await client.query(gql`{ viewer { id capacity { id role } } }`, {});
    const both = cached(gql`{ viewer { id account { id name } capacity { id role } employerHub { id counters { applications } } } }`);
    assert.equal(both.viewer.capacity.role, 'EMPLOYER');
    assert.ok(both.viewer.account.name && both.viewer.employerHub.counters.applications);
  },

  'a change is in the cache, and one that comes too late shows what the other made of it': async () => {
    const before = await read();
    const saved = await save(before, patchOf(before));
    assert.deepEqual(saved, { userErrors: [], theirs: undefined });
    assert.equal(cached(DRAFT, { id: draft }).application.version, before.version + 1);

    const late = await save(before, patchOf(before));
    assert.equal(late.userErrors[0].code, 'VERSION_CONFLICT');
    assert.equal(late.theirs.version, before.version + 1);
  },

  'a file is uploaded, and the draft in the cache changes with it': async () => {
    const before = await read();
    const { data } = await upload(draft, report());
    assert.deepEqual(data.uploadDocument.userErrors, []);
    assert.equal(data.uploadDocument.document.size, report().size);
    assert.notEqual(cached(DRAFT, { id: draft }).application.version, before.version);
  },

  'a change of somebody else comes into the cache, also after an interruption': async () => {
    const seen = [];
    const stop = follow(draft, (event) => seen.push(event.application.version));
    await changeUntil(() => seen.length > 0);
    sockets.terminate();
    const { version } = await others.change();
    await until(() => seen.includes(version));
    assert.equal(new Set(seen).size, seen.length, 'an event came twice');
    assert.equal(cached(DRAFT, { id: draft }).application.version, version);
    stop();
  },

  'who has no session is asked to sign in': async () => {
    const fetchOptions = { headers: { authorization: 'Bearer of-nobody' } };
    const { error } = await client.query(DRAFT, { id: draft }, { requestPolicy: 'network-only', fetchOptions });
    assert.ok(error);
    assert.equal(signedOut, 1);
  },
});
