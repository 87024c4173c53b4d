import { expect, test } from 'vitest';

import { texts as english } from './en';
import { texts as italian } from './it';

/** Each text with the path of its key. */
function flat(texts: object, path = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, text]) => (typeof text === 'string' ? [[path + key, text]] : flat(text, `${path}${key}.`)) as [string, string][]);
}

const placesIn = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).toSorted();

test('each text has the same places in both languages', () => {
  const others = new Map(flat(english));
  for (const [key, text] of flat(italian)) expect([key, placesIn(text)]).toEqual([key, placesIn(others.get(key) ?? '')]);
});

test('no text is empty', () => {
  for (const [key, text] of [...flat(english), ...flat(italian)]) expect([key, text.trim()]).not.toEqual([key, '']);
});
