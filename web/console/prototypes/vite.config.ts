import { resolve } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const TAG = /graphql`\s*(?:query|mutation|subscription|fragment)\s+(\w+)[^`]*`/g;

function relay(): Plugin {
  return {
    name: 'relay',
    enforce: 'pre',
    transform(code, id) {
      if (!/prototypes\/relay\/[^/]+\.tsx?$/.test(id) || !code.includes('graphql`')) return null;
      const imports: string[] = [];
      const out = code.replace(TAG, (tag, name: string) => {
        imports.push(`import ${name}Artifact from './__generated__/${name}.graphql';`);
        return `${name}Artifact${'\n'.repeat(tag.split('\n').length - 1)}`;
      });
      return { code: imports.join('') + out, map: null };
    },
  };
}

const which = process.env['WHICH'] ?? 'relay';
export default defineConfig({
  root: import.meta.dirname,
  plugins: [relay()],
  build: { outDir: resolve(import.meta.dirname, `../../../.tmp/${which}`), emptyOutDir: true, target: 'es2022', rolldownOptions: { input: resolve(import.meta.dirname, `${which}.html`) } },
  server: { port: 5199, proxy: { '/graphql': { target: process.env['HUB'] ?? 'http://127.0.0.1:8190', ws: true, changeOrigin: true, headers: { origin: process.env['HUB'] ?? 'http://127.0.0.1:8190' } } } },
});
