import { Environment, Network, RecordSource, Store } from 'relay-runtime';
import { beforeEach, expect, test, vi } from 'vitest';

import { ACTS } from './acts';
import { takeNext } from './takeNext';

vi.mock('./acts', () => ({ ACTS: { take: vi.fn() } }));

const take = vi.mocked(ACTS.take);
const TAKEN_BY_ANOTHER = { application: null, userErrors: [{ message: 'a colleague has it' }] };

/** A hub in which these wait, one after the other. */
function queueOf(...ids: string[]): Environment {
  const next = () => ids.shift();
  const answer = (id: string | undefined) => ({ viewer: { id: 'V', operatorHub: { id: 'H', nextApplication: id ? { id, version: 3 } : null } } });
  return new Environment({ network: Network.create(async () => ({ data: answer(next()) }) as never), store: new Store(new RecordSource()) });
}

beforeEach(() => {
  take.mockReset();
  take.mockImplementation(async (_environment, { id }) => ({ application: { id, version: 4 }, userErrors: [] }));
});

test('the application that waits longest is taken', async () => {
  expect(await takeNext(queueOf('A1', 'A2'))).toEqual({ taken: { id: 'A1', version: 4 } });
});

test('where a colleague is quicker the one after it is taken', async () => {
  take.mockResolvedValueOnce(TAKEN_BY_ANOTHER);
  expect(await takeNext(queueOf('A1', 'A2'))).toEqual({ taken: { id: 'A2', version: 4 } });
});

test('where all are taken meanwhile the last refusal is told', async () => {
  take.mockResolvedValue(TAKEN_BY_ANOTHER);
  expect(await takeNext(queueOf('A1', 'A2', 'A3', 'A4'))).toEqual({ refused: 'a colleague has it' });
});

test('nothing is taken where nothing waits', async () => {
  expect(await takeNext(queueOf())).toEqual({});
  expect(take).not.toHaveBeenCalled();
});
