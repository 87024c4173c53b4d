/** Pictures of the console's pages, for docs/console: `make pictures`. */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { openBrowser } from './lib/browser.mjs';
import { openConsole } from './lib/console.mjs';

const FOLDER = fileURLToPath(new URL('../../docs/console/', import.meta.url));
const WINDOW = { width: 1440, height: 900 };
const PHONE = { width: 360, height: 780 };

/** Of each role its pages: the name of the picture, and how one gets there from the page before. */
const ROLES = {
  'Datore di lavoro': {
    'employer-start': (page) => page.goto('/'),
    'employer-application': (page) => page.follow('Invia la bozza'),
    'employer-draft': (page) => page.goto(`${new URL(page.page.url()).pathname}/edit/workers`),
    'employer-phone': async (page) => {
      await page.page.setViewportSize(PHONE);
      await page.goto('/');
    },
  },
  Intermediario: {
    'intermediary-dashboard': (page) => page.goto('/'),
    'intermediary-bulk': (page) => page.goto('/bulk'),
    'intermediary-delegations': (page) => page.goto('/delegations'),
  },
  'Operatore di sede': {
    'operator-queue': (page) => page.goto('/'),
    'operator-examination': (page) => page.page.locator('.hub-queued a').first().click(),
    'operator-office': (page) => page.goto('/office'),
    'operator-palette': (page) => page.page.keyboard.press('Control+k'),
  },
  'Direttore di sede': { 'director-inbox': (page) => page.goto('/') },
  Amministratore: { 'admin-accounts': (page) => page.goto('/'), 'admin-account': (page) => page.page.locator('main a[href^="/accounts/"]:not([href$=new])').first().click() },
  Ispettore: { 'auditor-applications': (page) => page.goto('/'), 'auditor-access-log': (page) => page.goto('/access-log') },
};

mkdirSync(FOLDER, { recursive: true });
const browser = await openBrowser();
for (const [role, pages] of Object.entries(ROLES)) {
  const page = await openConsole(browser);
  await page.page.setViewportSize(WINDOW);
  await page.page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/');
  await page.signIn(role);
  await page.page.getByRole('heading', { level: 1 }).filter({ hasNotText: 'Accedi' }).waitFor();
  for (const [name, arrive] of Object.entries(pages)) {
    await arrive(page);
    await page.page.waitForTimeout(100);
    await page.page.waitForFunction(() => !document.body.innerText.includes('Caricamento'));
    await page.page.waitForLoadState('networkidle');
    await page.page.screenshot({ path: `${FOLDER}${name}.png` });
  }
}
await browser.close();
