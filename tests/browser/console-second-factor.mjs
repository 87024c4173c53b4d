/** Who must have a second factor adds it at the first sign-in, and is asked for it at the next. */
import { run } from '../clients/lib/checks.mjs';
import { openBrowser } from './lib/browser.mjs';
import { openConsole } from './lib/console.mjs';
import { codeAt } from './lib/totp.mjs';

const browser = await openBrowser();
const page = await openConsole(browser);
let secret;

await run({
  'an operator without a second factor adds an authenticator app': async () => {
    await page.goto('/');
    await page.signIn('Operatore di sede');
    await page.press('Aggiungi un’app di autenticazione');
    secret = await page.page.locator('.hub-secret').innerText();
    await page.isSound('add-factor');
    await page.field('Codice').fill('000000');
    await page.press('Conferma');
    await page.page.locator('.hub-refused', { hasText: /\S/ }).waitFor();
    await page.field('Codice').fill(codeAt(secret, Date.now()));
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
    await page.field('Codice').fill(codeAt(secret, Date.now() + 30_000));
    await page.press('Conferma');
    await page.heading('Coda');
  },

  'no request left the hub, and nothing broke the policy of the page': async () => page.isClean(),
});
