/** Somebody else, who changes the draft past the client that is looked at. */
import { setTimeout as delay } from 'node:timers/promises';

import { Draft } from './draft.mjs';
import { headers, url } from './hub.mjs';

/** Between two changes, while nothing confirms that a subscription has begun. */
const PAUSE = 300;

async function ask(query, variables) {
  const body = JSON.stringify({ query, variables });
  const answer = await fetch(url, { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body });
  return (await answer.json()).data;
}

export const others = new Draft(ask);

/** Changes the draft until something comes of it, and gives its version. */
export async function changeUntil(hasCome) {
  let version;
  while (!hasCome()) {
    ({ version } = await others.change());
    await delay(PAUSE);
  }
  return version;
}

/** Waits for what comes by itself. */
export async function until(hasCome) {
  while (!hasCome()) await delay(20);
}

