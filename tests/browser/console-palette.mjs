/** The palette of commands and the keys, as each kind of person uses them. */
import assert from 'node:assert/strict';

import { run } from '../clients/lib/checks.mjs';
import { openBrowser } from './lib/browser.mjs';
import { openConsole } from './lib/console.mjs';

const browser = await openBrowser();
const [operator, employer, intermediary] = [await openConsole(browser), await openConsole(browser), await openConsole(browser)];

const field = ({ page }) => page.getByRole('combobox', { name: /Cerca un comando/ });
const option = ({ page }, name) => page.getByRole('option', { name }).first();

/** What the field says is chosen is what the list shows as chosen. */
async function chosen(person) {
  const id = await field(person).getAttribute('aria-activedescendant');
  const selected = person.page.locator('[role=option][aria-selected=true]');
  assert.equal(await selected.getAttribute('id'), id);
  return selected.innerText();
}

await run({
  'an operator opens the commands by keys, and the arrows choose': async () => {
    await operator.goto('/');
    await operator.signIn('Operatore di sede');
    await operator.heading('Coda');
    await operator.page.keyboard.press('Control+k');
    await field(operator).waitFor();
    assert.match(await chosen(operator), /Prendi la prossima/);
    await operator.isSound('commands');
    await operator.page.keyboard.press('ArrowDown');
    assert.match(await chosen(operator), /Coda/);
    await operator.page.keyboard.press('ArrowDown');
    assert.match(await chosen(operator), /Sede/);
    await operator.page.keyboard.press('Enter');
    await operator.heading('Sede');
  },

  'an application is found by its employer, and by its number': async () => {
    await operator.page.keyboard.press('Control+k');
    await field(operator).fill('valbru');
    await option(operator, /Cantiere Villa Sereni/).waitFor();
    await operator.isSound('found');
    const [number] = /INPS\S+/.exec(await option(operator, /Cantiere Villa Sereni/).innerText());
    await field(operator).fill(number);
    await operator.text('1 risultato');
    await operator.page.keyboard.press('Enter');
    await operator.heading(/Cantiere Villa Sereni/);
  },

  'the next application is taken by one key, and given back as long as that is offered': async () => {
    await operator.page.keyboard.press('n');
    await operator.text('Domanda presa in carico.');
    await operator.heading(/Stabilimento di Lodi/);
    await operator.isSound('taken');
    await operator.page.locator('.hub-notice').getByRole('button', { name: 'Rimetti in coda' }).click();
    await operator.text('Domanda rimessa in coda.');
    await operator.page.locator('.hub-tag', { hasText: 'Protocollata' }).first().waitFor();
  },

  'the commands of the page are those that can be done to it': async () => {
    await operator.page.keyboard.press('Control+k');
    await field(operator).fill('prendi carico');
    assert.match(await chosen(operator), /Prendi in carico/);
    await operator.page.keyboard.press('Enter');
    await operator.page.locator('main').getByRole('button', { name: 'Rimetti in coda' }).waitFor();
    await operator.page.keyboard.press('Control+k');
    await field(operator).fill('rimetti');
    await operator.page.keyboard.press('Enter');
    await operator.page.getByRole('button', { name: 'Prendi in carico' }).waitFor();
  },

  'the keys are listed, and those that are one key can be turned off': async () => {
    await operator.page.keyboard.press('?');
    await operator.page.getByRole('dialog', { name: 'Scorciatoie da tastiera' }).waitFor();
    await operator.isSound('shortcuts');
    await operator.page.getByLabel('Scorciatoie di un solo tasto').uncheck();
    await operator.press('Chiudi');
    await operator.page.keyboard.press('n');
    await operator.page.keyboard.press('?');
    assert.equal(await operator.page.getByRole('dialog').count(), 0);
    await operator.heading(/Stabilimento di Lodi/);
  },

  'an employer finds pages and its own applications, and Escape leads back to where the focus was': async () => {
    await employer.goto('/');
    await employer.signIn('Datore di lavoro');
    await employer.heading(/Buongiorno/);
    const link = employer.page.getByRole('link', { name: 'Nuova domanda' }).first();
    await link.focus();
    await employer.page.keyboard.press('Control+k');
    await field(employer).fill('domande');
    assert.match(await chosen(employer), /Domande/);
    await employer.page.keyboard.press('Escape');
    await employer.page.getByRole('dialog').waitFor({ state: 'detached' });
    assert.equal(await link.evaluate((one) => one === globalThis.document.activeElement), true);
    await employer.press('Comandi');
    await field(employer).fill('Valbrunera');
    await option(employer, /Cantiere Scalo Nord/).click();
    await employer.heading(/Cantiere Scalo Nord/);
  },

  'an intermediary finds an employer among its own, in English too': async () => {
    await intermediary.goto('/');
    await intermediary.signIn('Intermediario');
    await intermediary.heading('Datori di lavoro');
    await intermediary.page.keyboard.press('Control+k');
    await field(intermediary).fill('Engl');
    await intermediary.page.keyboard.press('Enter');
    await intermediary.heading('Employers');
    await intermediary.page.keyboard.press('Control+k');
    const english = intermediary.page.getByRole('combobox', { name: /Search a command/ });
    await english.fill('Officine');
    await option(intermediary, /Officine Doraquadra/).waitFor();
    await intermediary.isSound('commands-en');
    await intermediary.page.keyboard.press('Enter');
    await intermediary.heading('Officine Doraquadra S.p.A.');
  },

  'no request left the hub, and nothing broke the policy of the pages': async () => {
    for (const person of [operator, employer, intermediary]) person.isClean();
  },
});
