/** What docs/how-to/apollo.md shows, and that it works. */
import '../lib/page.mjs';

import assert from 'node:assert/strict';

import { ApolloClient, ApolloLink, CombinedGraphQLErrors, InMemoryCache, gql } from '@apollo/client';
import { ErrorLink } from '@apollo/client/link/error';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { relayStylePagination } from '@apollo/client/utilities';
import UploadHttpLink from 'apollo-upload-client/UploadHttpLink.mjs';
import { createClient } from 'graphql-ws';

import { rejection, run } from '../lib/checks.mjs';
import { patchOf } from '../lib/draft.mjs';
import { application as draft, report } from '../lib/hub.mjs';
import { changeUntil, others, until } from '../lib/others.mjs';

const http = new UploadHttpLink({
  uri: '/graphql',
  // A page of another site cannot set it: without it the hub refuses files.
  headers: { 'graphql-require-preflight': '1', 'accept-language': 'en' },
});

// Without attempts of its own: it would begin again where it began, and not after the last event.
const sockets = createClient({ url: location.origin.replace('http', 'ws') + '/graphql', retryAttempts: 0 });

const signInAgain = new ErrorLink(({ error }) => {
  const codes = CombinedGraphQLErrors.is(error) ? error.errors.map(({ extensions }) => extensions?.code) : [];
  if (codes.includes('UNAUTHENTICATED')) onSignedOut();
});

const isSubscription = ({ operationType }) => operationType === 'subscription';

const pages = relayStylePagination(['filter', 'orderBy', 'search']);

const cache = new InMemoryCache({
  typePolicies: {
    EmployerHub: { fields: { applications: pages, employers: pages, deadlines: pages } },
    IntermediaryHub: { fields: { applications: pages, employers: pages, deadlines: pages } },
    OperatorHub: { fields: { applications: pages, employers: pages, deadlines: pages, queue: pages } },
    Employer: { fields: { applications: pages } },
    Application: { fields: { beneficiaries: relayStylePagination() } },
  },
});

const client = new ApolloClient({
  link: signInAgain.concat(ApolloLink.split(isSubscription, new GraphQLWsLink(sockets), http)),
  cache,
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

async function loadMore(list) {
  const { pageInfo } = list.getCurrentResult().data.viewer.employerHub.applications;
  if (pageInfo.hasNextPage) await list.fetchMore({ variables: { after: pageInfo.endCursor } });
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
  const { data } = await client.mutate({ mutation: CHANGE, variables: { id, version, patch } });
  const { userErrors } = data.updateDraft;
  const isLate = userErrors.some(({ code }) => code === 'VERSION_CONFLICT');
  const theirs = isLate ? await client.query({ query: DRAFT, variables: { id }, fetchPolicy: 'network-only' }) : undefined;
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
  return client.mutate({ mutation: UPLOAD, variables: { id, file } });
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
    const again = () => setTimeout(begin, 1_000);
    const seen = ({ data }) => {
      after = data.alertsChanged.cursor;
      onEvent(data.alertsChanged);
    };
    const events = client.subscribe({ query: ALERTS, variables: { id, after } });
    subscription = events.subscribe({ next: (result) => (result.data ? seen(result) : again()), error: again });
  };
  begin();
  return () => subscription.unsubscribe();
}

let signedOut = 0;
function onSignedOut() {
  signedOut += 1;
}

const read = async () => (await client.query({ query: DRAFT, variables: { id: draft }, fetchPolicy: 'network-only' })).data.application;

await run({
  'the next page is added to the first': async () => {
    const list = client.watchQuery({ query: APPLICATIONS });
    const subscription = list.subscribe(() => {});
    await until(() => list.getCurrentResult().data?.viewer);
    await loadMore(list);
    await until(() => list.getCurrentResult().data.viewer.employerHub.applications.edges.length === 2);
    subscription.unsubscribe();
  },

  'two queries about the viewer keep each other\'s answers': async () => {
    await client.query({ query: gql`{ viewer { id account { id name } employerHub { id counters { applications } } } }` });
    await client.query({ query: gql`{ viewer { id capacity { id role } employerHub { id deadlines(first: 1) { edges { node { date } } } } } }` });
    const both = client.readQuery({ query: gql`{ viewer { id account { id name } capacity { id role } employerHub { id counters { applications } } } }` });
    assert.equal(both.viewer.capacity.role, 'EMPLOYER');
    assert.ok(both.viewer.account.name && both.viewer.employerHub.counters.applications);
  },

  'a change is in the cache, and one that comes too late shows what the other made of it': async () => {
    const before = await read();
    const saved = await save(before, patchOf(before));
    assert.deepEqual(saved, { userErrors: [], theirs: undefined });
    assert.equal(client.readQuery({ query: DRAFT, variables: { id: draft } }).application.version, before.version + 1);

    const late = await save(before, patchOf(before));
    assert.equal(late.userErrors[0].code, 'VERSION_CONFLICT');
    assert.equal(late.theirs.version, before.version + 1);
  },

  'a file is uploaded, and the draft in the cache changes with it': async () => {
    const before = await read();
    const { data } = await upload(draft, report());
    assert.deepEqual(data.uploadDocument.userErrors, []);
    assert.equal(data.uploadDocument.document.size, report().size);
    assert.notEqual(client.readQuery({ query: DRAFT, variables: { id: draft } }).application.version, before.version);
  },

  'a change of somebody else comes into the cache, also after an interruption': async () => {
    const seen = [];
    const stop = follow(draft, (event) => seen.push(event.application.version));
    await changeUntil(() => seen.length > 0);
    sockets.terminate();
    const { version } = await others.change();
    await until(() => seen.includes(version));
    assert.equal(new Set(seen).size, seen.length, 'an event came twice');
    assert.equal(client.readQuery({ query: DRAFT, variables: { id: draft } }).application.version, version);
    stop();
  },

  'who has no session is asked to sign in': async () => {
    const context = { headers: { authorization: 'Bearer of-nobody' } };
    await rejection(client.query({ query: DRAFT, variables: { id: draft }, fetchPolicy: 'network-only', context }));
    assert.equal(signedOut, 1);
  },
});
