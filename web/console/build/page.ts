import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connect, Plugin } from 'vite';

const ACCOUNTS = ['employer', 'intermediary', 'operator', 'director', 'auditor', 'admin'].map((name) => `${name}@demo.hub`);
const TYPES: Record<string, string> = { js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml' };
/** Nothing from elsewhere, nothing inline. */
const POLICY =
  "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data: blob:; frame-src 'self' blob:; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/** Addresses of the hub that are no pages of the console. */
const OF_THE_HUB = /^\/(graphql|documents|lists|manual|graphiql|sign-in\/|health\/|applications\/[^/]+\/beneficiaries\.csv)/;

/** What the hub writes into the page when it serves it. */
function served(html: string): string {
  return html.replace('{{lang}}', process.env['CONSOLE_LANGUAGE'] ?? 'it').replace('{{demo}}', ACCOUNTS.join(' '));
}

/** Sends what was built as the hub sends it: brotli in place of the text, and the page for each of its addresses. */
function asBuilt(output: string): Connect.NextHandleFunction {
  return ({ url = '/' }, response, next) => {
    const path = url.replace(/\?.*/, '');
    if (OF_THE_HUB.test(path)) return next();
    if (!path.startsWith('/assets/')) {
      const page = served(readFileSync(join(output, 'index.html'), 'utf8'));
      return response.setHeader('content-type', 'text/html; charset=utf-8').setHeader('content-security-policy', POLICY).end(page);
    }
    const file = join(output, `${path}.br`);
    if (!existsSync(file)) return next();
    const type = TYPES[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
    return response.setHeader('content-type', type).setHeader('content-encoding', 'br').end(readFileSync(file));
  };
}

/** Serves the page as the hub does, while it is being built and tried. */
export function pageAsTheHubServesIt(output: string): Plugin {
  return {
    name: 'page-as-the-hub-serves-it',
    apply: 'serve',
    transformIndexHtml: served,
    configurePreviewServer: ({ middlewares }) => void middlewares.use(asBuilt(output)),
  };
}
