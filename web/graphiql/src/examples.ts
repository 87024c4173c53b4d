/** Operations to begin with, for each role: the files of `examples/ROLE`, in the order of their names. */
import { type Json, type Variables, ask } from './hub';
import { language } from './texts';

export interface Example {
  role: string;
  title: string;
  query: string;
  /** A query whose answer gives the variables: each that of the field, or alias, of its name. */
  before: string | null;
}

/** A file begins with its title in both languages. */
const TITLE = { it: /^# it: (.*)\n/m, en: /^# en: (.*)\n/m };

const FILES = import.meta.glob<string>('./examples/*/*.graphql', { query: '?raw', import: 'default', eager: true });
const BEFORE = '.before.graphql';

export const EXAMPLES: readonly Example[] = Object.entries(FILES)
  .filter(([path]) => !path.endsWith(BEFORE))
  .map(([path, file]) => ({
    role: path.split('/').at(-2)?.toUpperCase() ?? '',
    title: file.match(TITLE[language])?.[1] ?? path,
    query: file.replace(TITLE.it, '').replace(TITLE.en, '').trimStart(),
    before: FILES[path.replace('.graphql', BEFORE)] ?? null,
  }));

export function examplesOf(role: string | undefined): readonly Example[] {
  return EXAMPLES.filter((example) => example.role === (role ?? 'ANYONE'));
}

/** The variables of an example, of things that the hub has. */
export async function variablesOf({ query, before }: Example): Promise<Variables> {
  if (before === null) return {};
  const answer = await ask<Json>(before);
  const seen: Variables = {};
  note(answer.data ?? null, seen);
  const names = [...query.matchAll(/\$(\w+)\s*:/g)].map(([, name]) => name ?? '');
  return Object.fromEntries(names.flatMap((name) => (name in seen ? [[name, seen[name] ?? null]] : [])));
}

/** Notes under each name what comes first: of a thing its id, of a list its first. */
function note(value: Json, seen: Variables): void {
  if (Array.isArray(value)) return value.forEach((item) => note(item, seen));
  if (typeof value !== 'object' || value === null) return;
  for (const [name, field] of Object.entries(value)) {
    const found = bare(field);
    if (found !== null && !(name in seen)) seen[name] = found;
  }
  for (const field of Object.values(value)) note(field, seen);
}

function bare(field: Json): Json {
  if (Array.isArray(field)) return field.length > 0 ? bare(field[0] ?? null) : null;
  return typeof field === 'object' && field !== null ? (field['id'] ?? null) : field;
}
