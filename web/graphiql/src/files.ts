/** Files that variables name: `"@name"` in the JSON of the variables stands for the file of that name. */
import type { Parameters } from './hub';
import { Store } from './store';
import { text } from './texts';

export const files = new Store<readonly File[]>([]);

export function addFiles(added: Iterable<File>): void {
  const news = [...added];
  const names = new Set(news.map(({ name }) => name));
  files.set([...files.get().filter(({ name }) => !names.has(name)), ...news]);
}

export function removeFile(removed: File): void {
  files.set(files.get().filter((file) => file !== removed));
}

/** A request by the multipart request specification; null where its variables name no file. */
export function formOf(parameters: Parameters): FormData | null {
  const found: { path: string; file: File }[] = [];
  const variables = withoutFiles(parameters.variables, 'variables', found);
  if (found.length === 0) return null;
  const form = new FormData();
  form.append('operations', JSON.stringify({ ...parameters, variables }));
  form.append('map', JSON.stringify(Object.fromEntries(found.map(({ path }, index) => [index, [path]]))));
  found.forEach(({ file }, index) => form.append(String(index), file, file.name));
  return form;
}

/** The value with null in the place of each file. */
function withoutFiles(value: unknown, path: string, found: { path: string; file: File }[]): unknown {
  if (typeof value === 'string') {
    const file = fileOf(value);
    if (!file) return value;
    found.push({ path, file });
    return null;
  }
  if (Array.isArray(value)) return value.map((item, index) => withoutFiles(item, `${path}.${index}`, found));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withoutFiles(inner, `${path}.${name}`, found)]));
}

function fileOf(value: string): File | undefined {
  return value.startsWith('@') ? files.get().find(({ name }) => name === value.slice(1)) : undefined;
}

/** The names of files, after an `@`, that a value names and nobody chose. */
export function unknownFiles(value: unknown): string[] {
  if (typeof value === 'string') return value.startsWith('@') && !fileOf(value) ? [value.slice(1)] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(unknownFiles);
}

export function unknownFileMessage(name: string): string {
  return `${text('unknownFile')} ${name}`;
}
