/** The hub is killed while people work, and started again: nothing typed is lost, and what happens then is seen live. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { createInterface } from 'node:readline';

import { run } from '../clients/lib/checks.mjs';
import { openBrowser } from './lib/browser.mjs';

const folder = mkdtempSync(`${tmpdir()}/hub-`);
const port = await freePort();
process.env.HUB_URL = `http://127.0.0.1:${port}`;
let hub = await start();
// They read the address of the hub as they are loaded.
const { openConsole } = await import('./lib/console.mjs');
const { personOf } = await import('./lib/hub.mjs');

const browser = await openBrowser();
const [employer, operator] = [await openConsole(browser), await openConsole(browser)];
const intermediary = await personOf('intermediary');
const draft = await intermediary.draftOf('Valbrunera Costruzioni S.r.l.', 'Cantiere Scalo Nord');
const waiting = operator.page.locator('.hub-queued', { hasText: 'Valbrunera' }).first();

// The checks end the process: nothing is left of it then.
process.on('exit', () => {
  hub.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

await run({
  'an employer writes a draft while an operator follows the queue': async () => {
    await employer.goto(`/applications/${draft.id}/edit/workers`);
    await employer.signIn('Datore di lavoro');
    await employer.field('Ore richieste').fill('63,5');
    await employer.saved();
    await operator.goto('/');
    await operator.signIn('Operatore di sede');
    await waiting.waitFor();
  },

  'the hub is killed: both are told, and what is typed is kept': async () => {
    hub.kill('SIGKILL');
    await operator.text('La connessione è interrotta');
    await employer.field('Ore richieste').fill('64');
    await employer.text(/^Non salvata: l’hub non risponde/);
  },

  'it starts again: what was typed is saved, nobody signs in again': async () => {
    hub = await start();
    await employer.page.locator('.hub-save[data-state=saved]').waitFor({ timeout: 40_000 });
    assert.equal((await (await personOf('intermediary')).read(draft.id)).hoursRequested, '64.00');
  },

  'what happens after it is seen without loading anything again': async () => {
    await operator.page.getByText('La connessione è interrotta').waitFor({ state: 'detached', timeout: 40_000 });
    const colleague = await personOf('operator');
    await colleague.take((await waiting.locator('a').first().getAttribute('href')).split('/').at(-1));
    await waiting.getByText('In carico', { exact: true }).waitFor();
  },
});

/** A hub with the demo in this folder, once it answers. */
function start() {
  const { HUB_BINARY, HUB_DEMO_PASSWORD, PATH } = process.env;
  const env = { PATH, HUB_LOG: 'warn', HUB_DATA_DIR: folder, HUB_DEMO_PASSWORD, HUB_LISTEN: `127.0.0.1:${port}` };
  const child = spawn(HUB_BINARY, ['serve'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    // It is read to its end: a hub that cannot print any more ends.
    createInterface({ input: child.stdout }).on('line', (line) => line.includes('http://') && resolve(child));
    child.once('exit', () => reject(new Error('the hub ended before it served')));
  });
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = server.address();
      server.close(() => resolve(free));
    });
  });
}
