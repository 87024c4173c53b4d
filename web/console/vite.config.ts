import { defineConfig } from 'vite';

import { fontLicence } from './build/fontLicence.ts';
import { pageAsTheHubServesIt } from './build/page.ts';
import { precompressed } from './build/precompressed.ts';
import { relay } from './build/relay.ts';
import { workerLicences } from './build/workerLicences.ts';

/** Where the hub takes the pages from, to embed them. */
const OUTPUT = '../dist/console';
/** A hub to work with; it has to load documents.json (HUB_TRUSTED_DOCUMENTS_FILES). */
const HUB = process.env['HUB_URL'] ?? 'http://127.0.0.1:8080';

const hub = { target: HUB, changeOrigin: true, headers: { origin: HUB } };

const proxy = {
  '/graphql': { ...hub, ws: true, rewriteWsOrigin: true },
  '/graphiql': hub,
  '/documents': hub,
  '/lists': hub,
  '/manual': hub,
  '/sign-in/': hub,
  '/health/': hub,
  '^/applications/[^/]+/beneficiaries.csv': hub,
};

export default defineConfig({
  plugins: [relay(), pageAsTheHubServesIt(OUTPUT), precompressed(OUTPUT), fontLicence(OUTPUT), workerLicences(OUTPUT)],
  css: {
    // Bootstrap Italia 2 is written with @import; its own build says nothing of it either.
    preprocessorOptions: { scss: { quietDeps: true, silenceDeprecations: ['import', 'global-builtin', 'color-functions', 'if-function'] } },
  },
  build: {
    outDir: OUTPUT,
    emptyOutDir: true,
    target: 'es2022',
    // The page has a policy without inline scripts and data: nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // Packages are one file, and so is what most pages share; what a few share is loaded with them, and not with the first page.
      output: {
        codeSplitting: {
          groups: [
            { name: 'packages', test: /node_modules/, minShareCount: 2 },
            { name: 'shared', test: /\/src\//, minShareCount: 5 },
          ],
        },
      },
      // React's directives for servers mean nothing in a browser.
      onLog: (level, log, report) => log.code === 'MODULE_LEVEL_DIRECTIVE' || report(level, log),
    },
    license: { fileName: 'licenses.md' },
  },
  worker: { format: 'es' },
  // What a build makes beside the pages is not there while one works.
  server: { proxy: { ...proxy, '/licenses.md': hub } },
  preview: { proxy },
});
