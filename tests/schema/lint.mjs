/**
 * Prints what the linter finds in a schema and exceptions.json does not name, and which exceptions nothing needs any more: with either
 * it ends with 1. `--all` prints everything that it finds.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import { parse } from 'graphql';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const text = readFileSync(process.argv[2] ?? here('../../schema.graphql'), 'utf8');

/** `Type` or `Type.field`, with its first and last line. */
const places = parse(text).definitions.flatMap((type) => [
  placeOf(type, type.name?.value),
  ...(type.fields ?? []).map((field) => placeOf(field, `${type.name.value}.${field.name.value}`)),
]);

function placeOf({ loc }, name) {
  const line = (token) => token.line;
  return { name, first: line(loc.startToken), last: line(loc.endToken) };
}

/** The smallest place that holds a line. */
function placeAt(line) {
  const holding = places.filter(({ first, last }) => first <= line && line <= last);
  return holding.sort((one, other) => one.last - one.first - (other.last - other.first))[0]?.name ?? `line ${line}`;
}

async function findings() {
  const eslint = new ESLint({ cwd: here('.'), overrideConfigFile: here('eslint.config.js') });
  const [{ messages }] = await eslint.lintText(text, { filePath: here('schema.graphql') });
  return messages.map(({ ruleId, line, message }) => {
    // The rules of edges and ids report the whole type, from its description on.
    const name = message.match(/^type "(\w+)"/)?.[1] ?? placeAt(line);
    return { rule: ruleId?.replace('@graphql-eslint/', '') ?? 'syntax', name, message: message.replaceAll('\n', ' ') };
  });
}

const exceptions = JSON.parse(readFileSync(here('exceptions.json'), 'utf8'));
const found = await findings();
const isExcepted = ({ rule, name }) => exceptions.some((exception) => exception.rule === rule && exception.names.includes(name));
const isNeeded = (rule, name) => found.some((finding) => finding.rule === rule && finding.name === name);

const shown = process.argv.includes('--all') ? found : found.filter((finding) => !isExcepted(finding));
const needless = exceptions.flatMap(({ rule, names }) => names.filter((name) => !isNeeded(rule, name)).map((name) => `${rule} ${name}`));
for (const { rule, name, message } of shown) console.log(`${name}: ${message} (${rule})`);
for (const exception of needless) console.log(`exceptions.json names what is no fault: ${exception}`);
console.log(`${places.length} types and fields, ${found.length} findings, ${shown.length} that no exception names`);
process.exit(shown.length + needless.length > 0 ? 1 : 0);
