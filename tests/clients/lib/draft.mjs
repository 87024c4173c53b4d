/** A draft whose alerts change with every change of it. */
import assert from 'node:assert/strict';

import { CHANGE, DRAFT } from './documents.mjs';
import { application } from './hub.mjs';

/** The alert of a draft that does not say how many people work in the unit. */
const NO_WORKFORCE = 'R12';
const WORKFORCE = [{ weeklyHours: '40.00', workers: 8 }];

export class Draft {
  /** `ask` takes a document and variables to a client, and gives the data of the answer. */
  constructor(ask) {
    this.ask = ask;
  }

  async read() {
    return (await this.ask(DRAFT, { id: application })).application;
  }

  /** Enters the workforce or takes it away, and gives the draft as it is then. */
  async change() {
    const before = await this.read();
    const after = await this.changeVersion(before.version, patchOf(before));
    assert.deepEqual(after.userErrors, []);
    assert.equal(after.application.version, before.version + 1);
    return after.application;
  }

  async changeVersion(version, patch) {
    return (await this.ask(CHANGE, { id: application, version, patch })).updateDraft;
  }
}

/** What changes the alerts of a draft. */
export function patchOf({ alerts }) {
  return { workforce: alerts.some(({ rule }) => rule === NO_WORKFORCE) ? WORKFORCE : [] };
}
