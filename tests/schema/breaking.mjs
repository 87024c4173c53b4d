/**
 * Prints what a client of the last release can no longer do with the schema and deliberate.json does not name, and what that names and did
 * not happen: with either it ends with 1. Two paths compare other schemas.
 */
import { readFileSync } from 'node:fs';
import { buildSchema, findBreakingChanges } from 'graphql';

const read = (path) => readFileSync(new URL(path, import.meta.url), 'utf8');
const [released = 'released.graphql', current = '../../schema.graphql'] = process.argv.slice(2);

const changes = findBreakingChanges(buildSchema(read(released)), buildSchema(read(current))).map(({ description }) => description);
const deliberate = JSON.parse(read('deliberate.json'));
const unnamed = changes.filter((change) => !deliberate.some((named) => named.change === change));
const needless = deliberate.filter(({ change, reason }) => !reason || !changes.includes(change));

for (const change of unnamed) console.log(JSON.stringify({ change, reason: '' }));
for (const { change } of needless) console.log(`deliberate.json names what did not happen, or gives no reason: ${change}`);
console.log(`${changes.length} changes break clients of the last release, ${unnamed.length} of them are not named in deliberate.json`);
process.exit(unnamed.length + needless.length > 0 ? 1 : 0);
