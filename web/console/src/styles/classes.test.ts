import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const SOURCE = join(import.meta.dirname, '..');

function classesIn(ending: string, pattern: RegExp): string[] {
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith(ending));
  const names = files.flatMap((file) => readFileSync(join(SOURCE, file), 'utf8').match(pattern) ?? []);
  return [...new Set(names)].toSorted();
}

test('each class of the console has a style, and each style is used', () => {
  expect(classesIn('.tsx', /\bhub-[a-z-]+/g)).toEqual(classesIn('.scss', /(?<=\.)hub-[a-z-]+/g));
});
