import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const SOURCE = join(import.meta.dirname, '..');

function classesIn(ending: RegExp, pattern: RegExp): string[] {
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((file) => ending.test(file));
  const names = files.flatMap((file) => readFileSync(join(SOURCE, file), 'utf8').match(pattern) ?? []);
  return [...new Set(names)].toSorted();
}

test('each class of the console has a style, and each style is used', () => {
  // Headers of the hub are named alike.
  const used = classesIn(/\.tsx?$/, /\bhub-(?!acting-as|unattended)[a-z-]+/g);
  expect(used).toEqual(classesIn(/\.scss$/, /(?<=\.)hub-[a-z-]+/g));
});
