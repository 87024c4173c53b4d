import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { type Plugin, defineConfig } from 'vite';

/** Where the hub takes the pages from, to embed them. */
const OUTPUT = '../dist/graphiql';
/** Shorter files are not worth compressing, in bytes. */
const MIN_COMPRESSED_BYTES = 1024;
const TEXT = /\.(js|css|svg|ttf)$/;

/** Writes each text as brotli and gzip in place of itself: the hub compresses nothing while it answers, and embeds no more than it sends. */
function precompressed(): Plugin {
  return {
    name: 'precompressed',
    closeBundle() {
      const assets = join(OUTPUT, 'assets');
      for (const name of readdirSync(assets).filter((file) => TEXT.test(file))) {
        const path = join(assets, name);
        const bytes = readFileSync(path);
        if (bytes.length < MIN_COMPRESSED_BYTES) continue;
        writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }));
        writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
        rmSync(path);
      }
    },
  };
}

export default defineConfig({
  base: '/graphiql/',
  plugins: [precompressed()],
  worker: { format: 'es' },
  build: {
    outDir: OUTPUT,
    emptyOutDir: true,
    target: 'es2022',
    // The page has a policy without inline scripts and data: nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 4096,
    rolldownOptions: {
      // React's directives for servers mean nothing in a browser.
      onLog: (level, log, report) => log.code === 'MODULE_LEVEL_DIRECTIVE' || report(level, log),
    },
    license: { fileName: 'licenses.md' },
  },
  server: { proxy: { '/graphql': { target: 'http://127.0.0.1:8080', ws: true, changeOrigin: true, rewriteWsOrigin: true } } },
});
