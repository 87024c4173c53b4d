import { Environment, type GraphQLResponse, Network, Observable, ROOT_ID, RecordSource, Store, type Variables } from 'relay-runtime';
import { beforeEach, expect, test, vi } from 'vitest';

import SUBSCRIPTION, { type useFigureChangesSubscription } from '../office/__generated__/useFigureChangesSubscription.graphql';
import { HubFailure, SocketClosed } from './failure';
import { type ChangeHandlers, followChanges } from './followChanges';
import { line } from './line';

const { renewal } = vi.hoisted(() => ({ renewal: vi.fn<() => Promise<void>>() }));
vi.mock('../session/session', () => ({ renewal }));

interface Begun {
  variables: Variables;
  next: (answer: GraphQLResponse) => void;
  error: (error: Error) => void;
  complete: () => void;
}

const refusedWith = (code: string) => new HubFailure([{ message: code, extensions: { code } }]);
const change = (cursor: string) => ({ data: { changes: { cursor } } }) as unknown as GraphQLResponse;
const reload = vi.fn<() => void>();
const onChange = vi.fn<() => void>();
const answer = vi.fn<() => Promise<GraphQLResponse>>();

let begun: Begun[];
let stop: () => void;

/** Follows behind a page that was read when the feed stood at 10. */
beforeEach(() => {
  vi.useFakeTimers();
  [reload, onChange, renewal, answer].forEach((mock) => mock.mockReset());
  line.set('live');
  begun = [];
  const network = Network.create(
    () => answer(),
    (_, variables) => Observable.create((sink) => void begun.push({ variables, next: sink.next, error: sink.error, complete: sink.complete })),
  );
  const source = new RecordSource({ [ROOT_ID]: { __id: ROOT_ID, __typename: '__Root', changesCursor: '10' } });
  const handlers: ChangeHandlers<useFigureChangesSubscription> = { onChange, reload };
  stop = followChanges(new Environment({ network, store: new Store(source) }), SUBSCRIPTION, {}, () => handlers);
});

const afters = () => begun.map(({ variables }) => variables['after'] as unknown);
const aWhile = () => vi.advanceTimersByTimeAsync(60_000);

test('what happened since the page was read comes first, and after a lost line what was missed', async () => {
  begun[0]?.next(change('11'));
  begun[0]?.error(new SocketClosed(1006));
  expect(line.get()).toBe('lost');
  await aWhile();
  expect(afters()).toEqual(['10', '11']);
  expect(onChange).toHaveBeenCalledTimes(1);
  expect(reload).not.toHaveBeenCalled();
});

test('a line that is lost before any event is taken up where the page was read', async () => {
  begun[0]?.error(new SocketClosed(1006));
  await aWhile();
  expect(afters()).toEqual(['10', '10']);
});

test.each(['CURSOR_EXPIRED', 'BAD_CURSOR'])('where there is nothing to go on behind (%s) the page is read again, and followed from there', async (code) => {
  answer.mockResolvedValue({ data: { changesCursor: '90' } } as unknown as GraphQLResponse);
  begun[0]?.error(refusedWith(code));
  await aWhile();
  expect(afters()).toEqual(['10', '90']);
  expect(reload).toHaveBeenCalledTimes(1);
});

test('a session that has ended is renewed first', async () => {
  let renew = () => {};
  renewal.mockReturnValue(new Promise((resolve) => (renew = resolve)));
  begun[0]?.error(new SocketClosed(4403));
  await aWhile();
  expect(begun).toHaveLength(1);
  renew();
  await aWhile();
  expect(afters()).toEqual(['10', '10']);
  expect(line.get()).toBe('live');
});

test.each(['FORBIDDEN', 'PERSISTED_QUERY_NOT_FOUND'])('what is refused for good (%s) is not asked again, and the line is not lost', async (code) => {
  begun[0]?.error(refusedWith(code));
  await aWhile();
  expect(begun).toHaveLength(1);
  expect(line.get()).toBe('live');
});

test('a hub that is busy, or closes, is asked again', async () => {
  begun[0]?.error(refusedWith('BUSY'));
  await aWhile();
  begun[1]?.complete();
  await aWhile();
  expect(begun).toHaveLength(3);
});

test('a page that was left follows nothing any more', async () => {
  begun[0]?.error(new SocketClosed(1006));
  stop();
  await aWhile();
  expect(begun).toHaveLength(1);
});
