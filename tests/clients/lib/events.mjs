/** Events of a subscription, to be taken one after the other, whichever client it is of. */
import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';

/** Between two changes, while nothing confirms that a subscription has begun. */
const PAUSE = 300;

export class Events {
  #come = [];
  #wanted = [];

  /** `subscribe` takes a sink (`next`, `error`, `complete`) to a client, and gives what ends the subscription. */
  constructor(subscribe) {
    this.stop = subscribe({
      next: (value) => this.#settle({ value }),
      error: (error) => this.#settle({ error }),
      complete: () => this.#settle({ error: new Error('the subscription is complete') }),
    });
  }

  /** The next value; rejected with the error that comes in its place, or where the subscription is complete. */
  async next() {
    const outcome = this.#come.shift() ?? (await new Promise((resolve) => this.#wanted.push(resolve)));
    if ('error' in outcome) throw outcome.error;
    return outcome.value;
  }

  #settle(outcome) {
    const taker = this.#wanted.shift();
    if (taker) taker(outcome);
    else this.#come.push(outcome);
  }
}

/** A sink for results, whose data or errors it passes on. */
export function ofResults({ next, error, complete }) {
  const take = ({ data, errors, error: fault = errors }) => (fault ? error(fault) : next(data));
  return { next: take, error, complete };
}

/** Checks that a subscription shows what changes; `follow` begins one after a cursor and gives its events. */
export async function followsChanges(follow, draft) {
  const events = follow();
  const event = await firstOf(events, draft);
  events.stop();
  assert.equal(event.alertsChanged.application.id, (await draft.read()).id);
}

/** Checks that whoever comes back with a cursor is shown what was missed, and then what happens. */
export async function resumesAfterCursor(follow, draft) {
  const before = follow();
  const cursors = [cursorOf(await firstOf(before, draft))];
  before.stop();
  await draft.change();

  const resumed = follow(cursors[0]);
  cursors.push(cursorOf(await resumed.next()));
  const { version } = await draft.change();
  await untilVersion(version, resumed, cursors);
  resumed.stop();

  assert.equal(new Set(cursors).size, cursors.length, 'an event came twice');
}

/** The first event, of a draft that is changed until it comes. */
export async function firstOf(events, draft) {
  let waits = true;
  const event = events.next().finally(() => (waits = false));
  while (waits) {
    await Promise.race([event, delay(PAUSE)]);
    if (waits) await draft.change();
  }
  return event;
}

async function untilVersion(version, events, cursors) {
  for (;;) {
    const event = await events.next();
    cursors.push(cursorOf(event));
    if (event.alertsChanged.application.version === version) return;
  }
}

function cursorOf(event) {
  return event.alertsChanged.cursor;
}
