/** Prints executions over a recorded world, and what graphql-js answers: node cases.mjs SCHEMA_FILE COUNT < recording.jsonl */
import { CaseSuite } from './cases/suite.mjs';
import { readRecording } from './cases/recording.mjs';
import { printLines, readInput, readLines } from './lib/lines.mjs';
import { loadRecordedSchema } from './lib/schema.mjs';

const [schemaFile, count = '1000'] = process.argv.slice(2);
const schema = loadRecordedSchema(schemaFile);
const recordings = readLines(readInput()).flatMap((line) => readRecording(line, schema) ?? []);
if (recordings.length === 0) throw new Error('no recording has data');
printLines(new CaseSuite(schema, recordings, Number(count)).make());
