import { expect, test } from 'vitest';

import { texts } from './en';

const SOURCE = Object.values(
  import.meta.glob<string>(['../**/*.{ts,tsx}', '!./{en,it}/**', '!../**/*.test.*', '!../**/__generated__/**'], { query: '?raw', import: 'default', eager: true }),
).join('\n');

/** A text of its own, or the forms of a number. */
const keyOf = (path: string) => path.replace(/_(one|many|other)$/, '');

function keysOf(part: object, path = ''): string[] {
  return Object.entries(part).flatMap(([key, text]) => (typeof text === 'string' ? keyOf(path + key) : keysOf(text, `${path}${key}.`)));
}

test('each text is shown somewhere', () => {
  const named = new Set(SOURCE.match(/(?<=')\w+(\.\w+)+(?=')/g));
  const begun = SOURCE.match(/\w+(\.\w+)*\.(?=\$\{[^'])/g) ?? [];
  expect(keysOf(texts).filter((key) => !named.has(key) && !begun.some((start) => key.startsWith(start)))).toEqual([]);
});
