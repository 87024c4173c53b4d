import { beforeEach, expect, test } from 'vitest';

import { DraftSaver, type SaverState, type Sent, type Unsaved } from './saver';

interface Values {
  hours: string | null;
  cause: string | null;
}

const READ: Values = { hours: '1.00', cause: 'RAIN' };

let sent: { patch: Partial<Values>; version: number }[];
let answers: (Sent<Values> | null)[];
let kept: Unsaved<Values>;
let shown: SaverState<Values>;
let saver: DraftSaver<Values>;
let queue: (() => void)[];

beforeEach(() => {
  sent = [];
  answers = [];
  queue = [];
  saver = saverOver(READ, 1);
});

function saverOver(base: Values, version: number): DraftSaver<Values> {
  return new DraftSaver<Values>(
    {
      send: async (patch, version) => {
        sent.push({ patch, version });
        const answer = answers.shift();
        if (!answer) throw new Error('no answer');
        return answer;
      },
      keep: (unsaved) => (kept = unsaved),
      show: (state) => (shown = state),
      later: (act) => queue.push(act),
    },
    base,
    version,
  );
}

/** Lets all pauses pass. */
async function pause() {
  while (queue.length > 0) {
    queue.splice(0).forEach((act) => act());
    await new Promise((resolve) => setTimeout(resolve));
    if (shown.state === 'waiting') return;
  }
}

test('what is typed at once is sent at once, with the version that was read', async () => {
  answers = [{ is: 'saved', version: 2 }];
  saver.change({ hours: '2.00' });
  saver.change({ hours: '3.00' });
  await pause();
  expect(sent).toEqual([{ patch: { hours: '3.00' }, version: 1 }]);
  expect(shown).toMatchObject({ state: 'saved', pending: {} });
});

test('what is not saved is kept on this device until it is', async () => {
  saver.change({ hours: '2.00' });
  expect(kept.pending).toEqual({ hours: '2.00' });
  await pause();
  expect([shown.state, kept.pending]).toEqual(['waiting', { hours: '2.00' }]);
  answers = [{ is: 'saved', version: 2 }];
  await pause();
  expect([shown.state, kept.pending]).toEqual(['saved', {}]);
});

test('what another wrote into another field is merged', async () => {
  answers = [
    { is: 'outdated', version: 2, values: { ...READ, cause: 'SNOW' } },
    { is: 'saved', version: 3 },
  ];
  saver.change({ hours: '2.00' });
  await pause();
  expect(sent.at(-1)).toEqual({ patch: { hours: '2.00' }, version: 2 });
  expect(shown.state).toBe('saved');
});

test('what another wrote into the same field is told, and nothing is sent until the person decides', async () => {
  answers = [{ is: 'outdated', version: 2, values: { ...READ, hours: '9.00' } }];
  saver.change({ hours: '2.00' });
  await pause();
  expect([shown.state, shown.clashes]).toEqual(['clash', [{ field: 'hours', mine: '2.00', theirs: '9.00' }]]);
  saver.change({ cause: 'SNOW' });
  await pause();
  expect(sent).toHaveLength(1);
  answers = [{ is: 'saved', version: 3 }];
  saver.settle(['hours']);
  await pause();
  expect(sent.at(-1)).toEqual({ patch: { cause: 'SNOW' }, version: 2 });
});

test('an event about the same field is a clash before anything is sent', () => {
  saver.change({ hours: '2.00' });
  saver.rebase({ ...READ, hours: '9.00' }, 2);
  expect(shown.state).toBe('clash');
});

test('two who write the same do not clash', async () => {
  answers = [{ is: 'saved', version: 3 }];
  saver.change({ hours: '9.00' });
  saver.rebase({ ...READ, hours: '9.00' }, 2);
  await pause();
  expect(shown.state).toBe('saved');
});

test('an old event changes nothing', () => {
  saver.change({ hours: '2.00' });
  saver.rebase({ ...READ, hours: '9.00' }, 1);
  expect(shown.state).toBe('typing');
});

test('what is wrong in one field keeps no other back, and its error goes once it is typed anew', async () => {
  answers = [
    { is: 'refused', errors: [{ path: ['hours'], message: 'too many' }] },
    { is: 'saved', version: 2 },
  ];
  saver.change({ hours: '-1.00', cause: 'SNOW' });
  await pause();
  expect(sent.at(-1)?.patch).toEqual({ cause: 'SNOW' });
  expect(shown.errors).toHaveLength(1);
  answers = [{ is: 'saved', version: 3 }];
  saver.change({ hours: '1.00' });
  expect(shown.errors).toEqual([]);
  await pause();
  expect(shown.state).toBe('saved');
});

test('saving at once gives the version that stands then, also behind a change that is on its way', async () => {
  answers = [
    { is: 'saved', version: 2 },
    { is: 'saved', version: 3 },
  ];
  expect(await saver.flush()).toBe(1);
  saver.change({ hours: '2.00' });
  const first = saver.flush();
  saver.change({ cause: 'SNOW' });
  expect(await Promise.all([first, saver.flush()])).toEqual([2, 3]);
  expect(sent.map(({ patch }) => patch)).toEqual([{ hours: '2.00' }, { cause: 'SNOW' }]);
});

test('what is kept goes on from what it was typed over: what a colleague wrote since is told', () => {
  saver.change({ hours: '2.00' });
  saver.rebase({ ...READ, hours: '9.00' }, 2);
  expect(kept).toEqual({ pending: { hours: '2.00' }, base: READ, version: 1 });

  const another = saverOver(kept.base, kept.version);
  another.change(kept.pending);
  another.rebase({ ...READ, hours: '9.00' }, 2);
  expect([shown.state, shown.clashes]).toEqual(['clash', [{ field: 'hours', mine: '2.00', theirs: '9.00' }]]);
});

test('what the hub refuses is shown, and not sent again by itself', async () => {
  answers = [{ is: 'refused', errors: [{ path: [], message: 'not yours' }] }];
  saver.change({ hours: '2.00' });
  await pause();
  await pause();
  expect([shown.state, shown.errors[0]?.message, sent.length]).toEqual(['refused', 'not yours', 1]);
  answers = [{ is: 'saved', version: 2 }];
  saver.change({ hours: '3.00' });
  await pause();
  expect([shown.state, shown.errors]).toEqual(['saved', []]);
});

test('a page that is left sends once, and never again', async () => {
  saver.change({ hours: '2.00' });
  await saver.leave();
  expect([sent.length, kept.pending]).toEqual([1, { hours: '2.00' }]);
  queue.splice(0).forEach((act) => act());
  await saver.flush();
  expect(sent).toHaveLength(1);
});

test('what was typed while a page that is left was saving is sent too', async () => {
  answers = [
    { is: 'saved', version: 2 },
    { is: 'saved', version: 3 },
  ];
  saver.change({ hours: '2.00' });
  void saver.flush();
  saver.change({ hours: '3.00' });
  await saver.leave();
  expect(sent.map(({ patch, version }) => [patch.hours, version])).toEqual([
    ['2.00', 1],
    ['3.00', 2],
  ]);
});

test('a saver whose page is of somebody else by now sends nothing', async () => {
  saver.change({ hours: '2.00' });
  saver.stop();
  await pause();
  await saver.flush();
  expect(sent).toEqual([]);
});
