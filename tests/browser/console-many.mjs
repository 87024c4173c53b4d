/** An intermediary who acts for 5,000 employers: the page holds a few rows, and scrolls as if it held all. */
import assert from 'node:assert/strict';

import { run } from '../clients/lib/checks.mjs';
import { openBrowser } from './lib/browser.mjs';
import { openConsole } from './lib/console.mjs';

const { HUB_EMAIL: email, HUB_PASSWORD: password } = process.env;
const MOST_ROWS = 60;

const browser = await openBrowser();
const page = await openConsole(browser);
const rows = page.page.locator('.hub-rows > li');

await run({
  'all employers are counted, and a few are on the page': async () => {
    await page.goto('/');
    await page.field('Indirizzo e-mail').fill(email);
    await page.page.getByLabel('Password', { exact: true }).fill(password);
    await page.press('Accedi');
    await page.text('5000 datori di lavoro');
    assert.ok((await rows.count()) <= MOST_ROWS);
    assert.equal(await rows.first().getAttribute('aria-setsize'), '5000');
  },

  'page after page comes as one scrolls, and the page stays small': async () => {
    for (const place of [90, 190, 290]) {
      await page.page.waitForFunction((at) => {
        const row = document.querySelector(`.hub-rows > li[aria-posinset="${at}"] .hub-employer`);
        if (!row) scrollBy(0, 300);
        return row;
      }, place);
      assert.ok((await rows.count()) <= MOST_ROWS);
    }
  },

  'who jumps to the end sees that it is being loaded, and the page still answers': async () => {
    await page.page.waitForFunction(() => {
      scrollTo(0, document.documentElement.scrollHeight);
      return document.querySelector('.hub-rows > li[aria-posinset="5000"]');
    });
    assert.ok((await rows.count()) <= MOST_ROWS);
    await page.page.evaluate(() => scrollTo(0, 0));
    await page.page.waitForFunction(() => document.querySelector('.hub-rows > li[aria-posinset="1"] .hub-employer'));
  },

  'one of them is found by its name, and opened': async () => {
    await page.field('Cerca').fill('Ditta 4321');
    await page.text('1 datore di lavoro');
    await page.follow('Ditta 4321');
    await page.heading('Ditta 4321');
  },

  'where units are chosen, it is said how many employers are not shown': async () => {
    await page.goto('/bulk');
    await page.text('I primi 50 datori di lavoro su 5000: cerca gli altri.');
  },

  'no request left the hub, and nothing broke the policy of the page': async () => page.isClean(),
});
