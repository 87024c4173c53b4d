/** Prints documents over a schema, and how graphql-js judges each: node documents.mjs SCHEMA_FILE COUNT */
import { Suite } from './documents/suite.mjs';
import { printLines } from './lib/lines.mjs';
import { loadSchema } from './lib/schema.mjs';

const [schemaFile, count = '2800'] = process.argv.slice(2);
printLines(new Suite(loadSchema(schemaFile), Number(count)).make());
