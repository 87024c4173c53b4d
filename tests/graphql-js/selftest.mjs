/** Tries the tools on a random world: node selftest.mjs SCHEMA_FILE [COUNT] */
import { parse, print, validate } from 'graphql';

import { readRecording } from './cases/recording.mjs';
import { sortLists } from './cases/introspection.mjs';
import { CaseSuite } from './cases/suite.mjs';
import { Suite } from './documents/suite.mjs';
import { RULES, ruleName } from './lib/judge.mjs';
import { loadRecordedSchema, loadSchema } from './lib/schema.mjs';
import { Known } from './record/known.mjs';
import { Recorder } from './record/recorder.mjs';
import { RandomWorld } from './selftest/world.mjs';

const KNOWN = {
  ids: {
    application: ['a1', 'a2'],
    delegation: 'd1',
    employer: 'e1',
    document: 'doc1',
    interlocution: 'i1',
    proposal: 'p1',
    authorization: 'u1',
  },
  arguments: {
    position: { number: '1234567890' },
    monthlyCeilings: [{ year: 2025 }, { year: 2026 }],
    checkIdentifier: { kind: 'IBAN', text: 'IT60' },
    benefitChannel: { benefit: 'CIGO', channel: 'OMNIA', on: '2026-01-01' },
  },
};
const WANTED = [
  'an alias',
  'a leaf twice',
  'merged at depth 1',
  'merged at depth 2',
  'merged at depth 3',
  'merged at depth 4',
  'a fragment',
  'a fragment spread twice',
  'an inline fragment',
  'an inline fragment without a condition',
  'a condition on an interface',
  'a type condition',
  'a pruned type condition',
  'an abstract type',
  '@skip',
  '@include',
  'a condition by variable',
  'a condition by default',
  'a condition over a default',
  'all selections skipped',
  '__typename',
  '__typename under an alias',
  'a variable',
  'a variable inside a value',
  'a default',
  'a value over a default',
  'an absent variable',
  'an absent variable where the argument has a default',
  'an error',
  'several operations',
  'introspection',
  'null propagates',
  'null in place of a default',
  'a required variable is missing',
  'an unknown input field',
  'a required input field is missing',
  'no object for an input object',
  'a wrong enum',
  'a wrong Int',
  'a wrong String',
  'a wrong ID',
  'a wrong Boolean',
  'an unknown operation name',
  'several operations without a name',
  'not exactly one field of a oneOf input object',
];

const [schemaFile, count = '1000'] = process.argv.slice(2);

function check(holds, message) {
  if (!holds) throw new Error(message);
}

function counted(texts) {
  const counts = new Map();
  texts.forEach((text) => counts.set(text, (counts.get(text) ?? 0) + 1));
  return new Map([...counts].sort(([one], [other]) => (one < other ? -1 : 1)));
}

function show(title, counts) {
  console.log(title);
  counts.forEach((number, name) => console.log(`  ${String(number).padStart(5)}  ${name}`));
}

/** A rule by itself must find what the suite finds with it. */
function tryDocuments() {
  const schema = loadSchema(schemaFile);
  const documents = new Suite(schema, 2800).make();
  for (const { id, document, rules } of documents.filter((one) => one.id % 10 === 0 && !one.rules.includes('Syntax'))) {
    const parsed = parse(document);
    const alone = RULES.filter((rule) => validate(schema, parsed, [rule]).length > 0).map(ruleName);
    check(alone.join() === rules.join(), `document ${id}: ${alone} is not ${rules}`);
  }
  show('documents by what they are about', counted(documents.map(({ about }) => about.split(':')[0])));
  show('documents by the rules that they break', counted(documents.flatMap(({ rules }) => rules)));
  const broken = counted(documents.flatMap(({ rules }) => rules));
  RULES.map(ruleName).forEach((rule) => check(broken.get(rule) >= 50, `too few documents break ${rule}`));
}

function record(schema, world) {
  const operations = new Recorder(schema, new Known(schema, KNOWN)).operations().map(print);
  return operations.map((document, id) => ({ id, document, response: JSON.parse(JSON.stringify(world.execute({ document }))) }));
}

/** The world that was recorded answers each case as the recording does. */
function tryCases() {
  const schema = loadRecordedSchema(schemaFile);
  const world = new RandomWorld(schema);
  const recordings = record(schema, world).flatMap((line) => readRecording(line, schema) ?? []);
  const cases = new CaseSuite(schema, recordings, Number(count)).make();
  cases.forEach((one) => checkCase(one, world));
  const features = counted(cases.flatMap(({ about }) => about.split(', ')));
  show(`cases over ${recordings.length} recordings by what they are about`, features);
  WANTED.forEach((feature) => check(features.get(feature) >= 3, `too few cases have ${feature}`));
}

function checkCase(one, world) {
  const { data, errors } = world.execute(one);
  const text = data === undefined ? undefined : JSON.stringify(one.sorted ? sortLists(data, new Set(one.sortedKeys)) : data);
  check(text === one.expectedText, `case ${one.id}: ${text} is not ${one.expectedText}\n${one.document}`);
  const told = (list) => JSON.stringify((list ?? []).map(({ message, path, locations }) => ({ message, path, locations })));
  check(told(errors) === told(one.expected.errors), `case ${one.id}: other errors\n${one.document}`);
}

tryDocuments();
tryCases();
