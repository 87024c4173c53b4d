import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** What the worker that reads workbooks consists of: Vite lists only the packages of the page. */
const PACKAGES = ['fflate', 'read-excel-file', 'saxen'];

function licenceOf(name: string): string {
  const folder = join('node_modules', name);
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string; license: string };
  return `\n## ${name} - ${version} (${license})\n\n${readFileSync(join(folder, 'LICENSE'), 'utf8')}`;
}

/** Adds the licences of the worker's packages to those of the page's. */
export function workerLicences(output: string): Plugin {
  return {
    name: 'worker-licences',
    apply: 'build',
    closeBundle: () => appendFileSync(join(output, 'licenses.md'), PACKAGES.map(licenceOf).join('')),
  };
}
