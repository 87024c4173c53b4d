import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { words as english } from './en/words';
import { words as italian } from './it/words';

const fileOf = (path: string) => readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8');

/** The text that a name of Rust has on the wire. */
const wireOf = (path: string) => new Map([...fileOf(path).matchAll(/(\w+) = "([A-Z_]+)"/g)].map(([, name, wire]) => [name, wire]));

/** Each row of a table of the rules: what it is called in Italian and in English. */
function namesIn(path: string, row: RegExp, wires: Map<string | undefined, string | undefined>) {
  const rows = [...fileOf(path).matchAll(row)].map(([, name, it, en]) => [wires.get(name), it, en]);
  return { it: Object.fromEntries(rows.map(([wire, it]) => [wire, it])), en: Object.fromEntries(rows.map(([wire, , en]) => [wire, en])) };
}

test('a cause is called as the rules call it', () => {
  const law = 'crates/rules/src/law/cause';
  const names = namesIn(`${law}/cause_table.rs`, /row(?:_of)?\(\s*Cause::(\w+),[^"]*"([^"]+)",\s*"([^"]+)"/g, wireOf(`${law}/cause_row.rs`));
  expect(italian.cause).toEqual(names.it);
  expect(english.cause).toEqual(names.en);
});

test('a benefit is called as the rules call it', () => {
  const file = 'crates/rules/src/law/cause/benefit.rs';
  const names = namesIn(file, /Self::(\w+) =>[\s{]*row\("([^"]+)",\s*"([^"]+)"\)/g, wireOf(file));
  expect(italian.benefit).toEqual(names.it);
  expect(english.benefit).toEqual(names.en);
});

test('a qualification is called as the rules call it', () => {
  const file = 'crates/rules/src/law/qualification.rs';
  const wires = wireOf(file);
  const [inItalian, inEnglish] = fileOf(file)
    .split('fn name_')
    .slice(1)
    .map((arms) => Object.fromEntries([...arms.matchAll(/Self::(\w+) => "([^"]+)"/g)].map(([, name, text]) => [wires.get(name), text])));
  expect(italian.qualification).toEqual(inItalian);
  expect(english.qualification).toEqual(inEnglish);
});

test('a status is called in Italian as the reference calls it', () => {
  const [, table] = fileOf('docs/reference/states.md').split('\n## ');
  const rows = [...(table ?? '').matchAll(/^\| `(\w+)` \| ([^|]+?) \|/gm)];
  expect(Object.fromEntries(rows.map(([, status, name]) => [status, name]))).toEqual(
    Object.fromEntries(Object.entries(italian.status).map(([status, name]) => [status, name.toLowerCase()])),
  );
});
