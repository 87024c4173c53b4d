import type { CacheConfig, RequestParameters } from 'relay-runtime';
import { beforeEach, expect, test, vi } from 'vitest';

import { newEnvironment } from './environment';
import { isOutdatedPage } from './outdated';
import type { Answer } from './request';

const { send, noteUse } = vi.hoisted(() => ({ send: vi.fn<(...given: unknown[]) => Promise<Answer>>(), noteUse: vi.fn<() => void>() }));
vi.mock('./request', () => ({ send, ENDPOINT: '/graphql' }));
vi.mock('../session/idle', () => ({ noteUse }));
vi.mock('./sockets', () => ({ openSockets: () => ({}), follow: () => ({}) }));

const ASKED = { id: 'x', name: 'x', operationKind: 'query', text: null, metadata: {} } as unknown as RequestParameters;
const refusedWith = (code: string): Answer => ({ data: null, errors: [{ message: code, extensions: { code } }] });

let end: AbortController;
let renewal: ReturnType<typeof vi.fn<() => Promise<void>>>;

beforeEach(() => {
  send.mockReset();
  noteUse.mockReset();
  end = new AbortController();
  renewal = vi.fn(async () => {});
});

function ask(cacheConfig: CacheConfig = {}) {
  return newEnvironment({ as: 'a1', until: end.signal, renewal }).getNetwork().execute(ASKED, {}, cacheConfig).toPromise();
}

test('a request says in whose name it is', async () => {
  send.mockResolvedValue({ data: {} });
  await ask();
  expect(send.mock.lastCall?.at(-1)).toEqual({ 'hub-acting-as': 'a1' });
  expect(noteUse).toHaveBeenCalledTimes(1);
});

test('what a page reads again by itself is no use of the session, here and for the hub', async () => {
  send.mockResolvedValue({ data: {} });
  await ask({ metadata: { isUnattended: true } });
  expect(send.mock.lastCall?.at(-1)).toEqual({ 'hub-acting-as': 'a1', 'hub-unattended': 'true' });
  expect(noteUse).not.toHaveBeenCalled();
});

test('what was refused is sent again once the session is renewed, and never where the page became somebody else’s', async () => {
  send.mockResolvedValueOnce(refusedWith('UNAUTHENTICATED')).mockResolvedValue({ data: {} });
  await ask();
  expect(send).toHaveBeenCalledTimes(2);

  send.mockResolvedValueOnce(refusedWith('UNAUTHENTICATED'));
  renewal.mockImplementation(async () => end.abort());
  void ask();
  await vi.waitFor(() => expect(end.signal.aborted).toBe(true));
  await new Promise((resolve) => setTimeout(resolve));
  expect(send).toHaveBeenCalledTimes(3);
});

test('a hub that refuses for ever is not asked for ever', async () => {
  send.mockResolvedValue(refusedWith('UNAUTHENTICATED'));
  await expect(ask()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});

test('a hub that does not know the document has another version of the page', async () => {
  send.mockResolvedValue(refusedWith('PERSISTED_QUERY_NOT_FOUND'));
  await expect(ask()).rejects.toThrow();
  expect(isOutdatedPage.get()).toBe(true);
});
