/** Who must have a second factor adds it at the first sign-in, and is asked for it at the next. */
import { createHmac } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

import { run } from '../clients/lib/checks.mjs';
import { openBrowser } from './lib/browser.mjs';
import { openConsole } from './lib/console.mjs';

const browser = await openBrowser();
const page = await openConsole(browser);
let secret;

/** The code of an application (RFC 6238: SHA-1, six digits, half a minute). */
function codeAt(milliseconds) {
  const bits = [...secret.replaceAll(/[\s=]/g, '')].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(milliseconds / 30_000)));
  const hash = createHmac('sha1', key).update(counter).digest();
  return String((hash.readUInt32BE(hash.at(-1) & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

await run({
  'an operator without a second factor adds codes of an application': async () => {
    await page.goto('/');
    await page.signIn('Operatore di sede');
    await page.press('Aggiungi i codici di un’applicazione');
    secret = await page.page.locator('.hub-secret').innerText();
    await page.isSound('add-factor');
    await page.field('Codice').fill('000000');
    await page.press('Conferma');
    await page.page.locator('.hub-refused', { hasText: /\S/ }).waitFor();
    await page.field('Codice').fill(codeAt(Date.now()));
    await page.press('Conferma');
    await page.text('Conserva questi codici di recupero');
    await page.isSound('recovery-codes');
    await page.press('Li ho conservati');
    await page.heading('Coda');
  },

  'at the next sign-in the code is asked for, and a wrong one does not begin again': async () => {
    await page.page.locator('summary.hub-head-button').click();
    await page.press('Esci');
    await page.heading('Accedi');
    await page.signIn('Operatore di sede');
    await page.page.getByRole('heading', { name: 'Secondo fattore' }).waitFor();
    await page.isSound('second-factor');
    await page.field('Codice').fill('000000');
    await page.press('Conferma');
    await page.page.locator('.hub-refused', { hasText: /\S/ }).waitFor();
    // A code is good for once: the next one is not the one that was added.
    await delay(500);
    await page.field('Codice').fill(codeAt(Date.now() + 30_000));
    await page.press('Conferma');
    await page.heading('Coda');
  },

  'no request left the hub, and nothing broke the policy of the page': async () => page.isClean(),
});
