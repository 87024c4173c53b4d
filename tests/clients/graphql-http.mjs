/** graphql-http: its audits of GraphQL over HTTP, and its client. */
import assert from 'node:assert/strict';
import { createClient, serverAudits } from 'graphql-http';

import { rejection, run } from './lib/checks.mjs';
import { INVALID } from './lib/documents.mjs';
import { Draft, patchOf } from './lib/draft.mjs';
import { application, headers, url } from './lib/hub.mjs';

const AUDITS = 61;

const client = createClient({ url, headers, retryAttempts: 0 });

function answer(payload) {
  return new Promise((next, error) => client.subscribe(payload, { next, error, complete() {} }));
}

const draft = new Draft(async (query, variables) => (await answer({ query, variables })).data);
const audits = serverAudits({ url, fetchFn: (to, init = {}) => fetch(to, { ...init, headers: { ...headers, ...init.headers } }) });

function checkOf(audit) {
  const check = async () => {
    const { status, reason } = await audit.fn();
    assert.equal(status, 'ok', reason);
  };
  return [`${audit.id} ${audit.name}`, check];
}

await run({
  [`there are ${AUDITS} audits`]: async () => assert.equal(audits.length, AUDITS),
  ...Object.fromEntries(audits.map(checkOf)),

  'a query with variables is answered': async () => assert.equal((await draft.read()).id, application),

  'a mutation is done': async () => void (await draft.change()),

  'a document that is not valid is refused': async () => {
    const error = await rejection(answer({ query: INVALID }));
    assert.equal(error.response.status, 400);
  },

  'an act on an old version is a user error': async () => {
    const before = await draft.change();
    const { userErrors } = await draft.changeVersion(before.version - 1, patchOf(before));
    assert.deepEqual(userErrors.map(({ code }) => code), ['VERSION_CONFLICT']);
  },
});
