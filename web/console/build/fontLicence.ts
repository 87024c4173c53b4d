import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const FONT = 'node_modules/bootstrap-italia/dist/fonts/Titillium_Web/OFL.txt';

/** Adds the licence of the font to those of the packages: it is distributed with its text. */
export function fontLicence(output: string): Plugin {
  return {
    name: 'font-licence',
    apply: 'build',
    closeBundle: () => appendFileSync(join(output, 'licenses.md'), `\n## Titillium Web (OFL-1.1)\n\n${readFileSync(FONT, 'utf8')}`),
  };
}
