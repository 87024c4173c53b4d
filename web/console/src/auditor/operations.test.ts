import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { OPERATIONS } from './operations';

test('there are words for each operation that the console sends, and for no other', () => {
  const documents = JSON.parse(readFileSync(new URL('../../documents.json', import.meta.url), 'utf8')) as Record<string, string>;
  const sent = Object.values(documents).map((document) => document.match(/(?:query|mutation|subscription) (\w+)/)?.[1]);

  expect([...OPERATIONS.keys()].toSorted()).toEqual(sent.toSorted());
});
