/** Prints the operations whose answers are the recorded world: node record.mjs SCHEMA_FILE [--skip Type.field,Type] < known.json */
import { parse, print, validate } from 'graphql';

import { printLines, readInput } from './lib/lines.mjs';
import { loadSchema } from './lib/schema.mjs';
import { Known } from './record/known.mjs';
import { Recorder } from './record/recorder.mjs';

const [schemaFile, option, list] = process.argv.slice(2);
const skipped = (option === '--skip' ? list : process.env.RECORD_SKIP) ?? '';
const schema = loadSchema(schemaFile);
const recorder = new Recorder(schema, new Known(schema, JSON.parse(readInput() || '{}')), new Set(skipped.split(',').filter(Boolean)));

printLines(
  recorder.operations().map((operation, id) => {
    const document = print(operation);
    const [fault] = validate(schema, parse(document));
    if (fault) throw new Error(`operation ${id} is not valid: ${fault.message}`);
    return { id, document };
  }),
);
