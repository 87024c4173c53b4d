/** graphql-sse: a connection for each operation, and one for all of them. */
import assert from 'node:assert/strict';
import { createClient } from 'graphql-sse';

import { rejection, run } from './lib/checks.mjs';
import { ALERTS, DRAFT, INVALID, SIGN_OUT } from './lib/documents.mjs';
import { Draft } from './lib/draft.mjs';
import { Events, firstOf, followsChanges, ofResults, resumesAfterCursor } from './lib/events.mjs';
import { application, headers, url } from './lib/hub.mjs';

class Mode {
  constructor(name, options) {
    this.name = name;
    // The client writes the token of its stream into the headers that it is given.
    this.client = createClient({ url, headers: { ...headers }, retryAttempts: 0, ...options });
    this.draft = new Draft(async (query, variables) => (await this.answer({ query, variables })).data);
  }

  answer(payload) {
    return new Promise((next, error) => this.client.subscribe(payload, { next, error, complete() {} }));
  }

  follow = (after) =>
    new Events((sink) => this.client.subscribe({ query: ALERTS, variables: { id: application, after } }, ofResults(sink)));

  checks() {
    const named = Object.entries(this.sentences()).map(([sentence, check]) => [`${this.name}: ${sentence}`, check]);
    return Object.fromEntries(named);
  }

  sentences() {
    return {
      'a query with variables is answered': async () => assert.equal((await this.draft.read()).id, application),
      'a mutation is done': async () => void (await this.draft.change()),
      'a document that is not valid is refused': () => this.refusesInvalid(),
      'an error of a field comes with the data': () => this.tellsErrorOfField(),
      'a subscription shows a change': () => followsChanges(this.follow, this.draft),
      'whoever comes back with the cursor is shown what was missed': () => resumesAfterCursor(this.follow, this.draft),
      'a subscription that ends leaves the other its events': () => this.keepsOthers(),
    };
  }

  async refusesInvalid() {
    const outcome = await this.answer({ query: INVALID }).catch((error) => error);
    assert.ok(outcome.response?.status === 400 || outcome.errors?.[0].extensions.code === 'GRAPHQL_VALIDATION_FAILED');
  }

  async tellsErrorOfField() {
    const { data, errors } = await this.answer({ query: DRAFT, variables: { id: 'x' } });
    assert.equal(data.application, null);
    assert.equal(errors[0].extensions.code, 'BAD_ID');
  }

  async keepsOthers() {
    const [ends, stays] = [this.follow(), this.follow()];
    await firstOf(ends, this.draft);
    await firstOf(stays, this.draft);
    ends.stop();
    const { version } = await this.draft.change();
    for (let shown = 0; shown !== version; ) shown = (await stays.next()).alertsChanged.application.version;
    stays.stop();
  }
}

const distinct = new Mode('distinct connections', { singleConnection: false });
const single = new Mode('a single connection', { singleConnection: true, lazyCloseTimeout: 1_000 });

await run({
  ...distinct.checks(),
  ...single.checks(),

  'the end of the session ends the stream': async () => {
    const events = distinct.follow();
    await firstOf(events, distinct.draft);
    await distinct.answer({ query: SIGN_OUT });
    const [error] = await rejection(events.next());
    assert.equal(error.extensions.code, 'SESSION_ENDED');
  },
});
