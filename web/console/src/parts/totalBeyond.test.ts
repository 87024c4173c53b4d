import { beforeEach, expect, test, vi } from 'vitest';

beforeEach(() => {
  vi.stubGlobal('localStorage', { getItem: () => 'en' });
});

async function totalBeyond(shown: number, totalCount: number, totalCountIsCapped = false) {
  const module = await import('./totalBeyond');
  return module.totalBeyond({ nodes: Array.from({ length: shown }), totalCount, totalCountIsCapped });
}

test('a whole list has nothing beyond', async () => {
  expect(await totalBeyond(3, 3)).toBeNull();
});

test('a list of which the first are shown says how many there are', async () => {
  expect(await totalBeyond(10, 37)).toBe('37');
});

test('a list that the hub does not count to its end says that there are more', async () => {
  expect(await totalBeyond(100, 10_000, true)).toBe('10,000+');
});
