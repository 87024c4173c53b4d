/** Makes room for documents that are made anew: relay-compiler only adds to the manifest, and only what it had not made before. */
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

for (const folder of readdirSync(join(root, 'src'), { recursive: true }).filter((path) => path.endsWith('__generated__'))) {
  rmSync(join(root, 'src', folder), { recursive: true });
}
writeFileSync(join(root, 'documents.json'), '{}\n');
