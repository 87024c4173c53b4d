/** Checks of a client, printed one a line: `ok - SENTENCE`, or `not ok - SENTENCE` and why. */
import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';

const PATIENCE = 20_000;

/** Runs each check, and ends the program: with 1 where one of them does not hold. */
export async function run(checks) {
  const outcomes = [];
  for (const [sentence, check] of Object.entries(checks)) outcomes.push(await holds(sentence, check));
  const failed = outcomes.filter((held) => !held).length;
  console.log(`${outcomes.length - failed} passed, ${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
}

async function holds(sentence, check) {
  try {
    await within(PATIENCE, check());
    console.log(`ok - ${sentence}`);
    return true;
  } catch (error) {
    console.log(`not ok - ${sentence}\n${indented(error)}`);
    return false;
  }
}

async function within(time, outcome) {
  const patience = new AbortController();
  const late = delay(time, undefined, { signal: patience.signal }).then(() => assert.fail(`nothing came within ${time} ms`));
  try {
    return await Promise.race([outcome, late]);
  } finally {
    late.catch(() => {});
    patience.abort();
  }
}

function indented(error) {
  return String(error?.stack ?? JSON.stringify(error)).replace(/^/gm, '    ');
}

/** What a promise is rejected with. */
export async function rejection(promise) {
  const outcome = await promise.then((value) => ({ value }), (error) => ({ error }));
  assert.ok('error' in outcome, `expected an error, got ${JSON.stringify(outcome.value)}`);
  return outcome.error;
}
