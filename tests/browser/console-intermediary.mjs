/** The console as an intermediary uses it: all employers, what is urgent first, and what happens to them meanwhile. */
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';

import { run } from '../clients/lib/checks.mjs';
import { openBrowser } from './lib/browser.mjs';
import { openConsole } from './lib/console.mjs';
import { personOf } from './lib/hub.mjs';

const REPORT = fileURLToPath(new URL('../../seeds/samples/relazione-tecnica-meteo.pdf', import.meta.url));

const browser = await openBrowser();
const page = await openConsole(browser);
const employer = await personOf('employer');
const row = (name) => page.page.locator('.hub-employer', { hasText: name });

await run({
  'the dashboard begins with what is urgent': async () => {
    await page.goto('/');
    await page.signIn('Intermediario');
    await page.heading('Datori di lavoro');
    assert.match(await page.page.locator('.hub-employer').first().innerText(), /Officine Doraquadra/);
    await page.isSound('dashboard');
  },

  'a filter is in the address, and is found there again': async () => {
    await page.page.getByLabel('Avvisi che bloccano un invio').check();
    await page.text('2 datori di lavoro');
    assert.equal(new URL(page.page.url()).search, '?blocked=');
    await page.page.reload();
    await page.text('2 datori di lavoro');
    await page.page.getByLabel('Avvisi che bloccano un invio').uncheck();
    await page.text('9 datori di lavoro');
  },

  'the name of an employer is searched': async () => {
    await page.field('Cerca').fill('Valbru');
    await page.text('1 datore di lavoro');
    await page.field('Cerca').fill('');
    await page.text('9 datori di lavoro');
  },

  'what an employer does changes its row, and the order waits for the person': async () => {
    await row('Valbrunera').getByText('3 domande aperte').waitFor();
    await employer.begin('Sede di Milano');
    await row('Valbrunera').getByText('4 domande aperte').waitFor();
    await page.press('Riordina');
    await page.page.getByRole('button', { name: 'Riordina' }).waitFor({ state: 'detached' });
  },

  'one click leads into an employer, and back': async () => {
    await page.follow('Valbrunera Costruzioni S.r.l.');
    await page.heading('Valbrunera Costruzioni S.r.l.');
    await page.isSound('employer');
    await page.follow('Tutti i datori di lavoro');
    await page.heading('Datori di lavoro');
  },

  'a draft is begun for an employer, with the benefits as they are suggested': async () => {
    await page.follow('Valbrunera Costruzioni S.r.l.');
    await page.field('Per quale unità').selectOption({ index: 1 });
    await page.text('Suggerita');
    await page.isSound('benefits');
    await page.press('Comincia: Cassa integrazione guadagni ordinaria');
    await page.heading('Causale e periodo');
  },

  'the draft is deleted again': async () => {
    await page.goto(new URL(page.page.url()).pathname.replace(/\/edit.*/, ''));
    page.page.once('dialog', (dialog) => dialog.accept());
    await page.press('Elimina la bozza');
    await page.heading('Datori di lavoro');
  },

  'one event makes drafts for many employers, each with what it lacks': async () => {
    await page.follow('Un evento, molti datori di lavoro');
    await page.heading('Un evento, molti datori di lavoro');
    await page.field('Primo giorno').fill('2026-11-16');
    await page.field('Ultimo giorno').fill('2026-11-20');
    await page.field('Cerca').fill('Serramenti');
    await page.page.getByRole('group', { name: /Serramenti/ }).getByRole('checkbox').first().check();
    await page.field('Cerca').fill('Facciate');
    await page.page.getByRole('group', { name: /Facciate/ }).getByRole('checkbox').first().check();
    await page.isSound('bulk');
    await page.press('Crea 2 bozze');
    await page.page.getByRole('heading', { name: '2 bozze' }).waitFor();
    assert.equal(new URL(page.page.url()).searchParams.get('drafts').split(',').length, 2);
    await page.page.locator('.hub-queued .hub-missing li').first().waitFor();
    await page.isSound('bulk-drafts');
    await page.page.reload();
    await page.page.getByRole('heading', { name: '2 bozze' }).waitFor();
  },

  'what lacks nothing is submitted together, with a result each': async () => {
    const { id } = await (await personOf('intermediary')).draftOf('Valbrunera Costruzioni S.r.l.', 'Cantiere Scalo Nord');
    await page.goto(`/applications/${id}/edit/documents`);
    await page.page.locator('input[type=file]').setInputFiles(REPORT);
    await page.page.getByRole('link', { name: 'relazione-tecnica-meteo.pdf' }).waitFor();
    await page.goto(`/bulk?drafts=${id}`);
    await page.text('Non manca nulla.');
    for (const tick of await page.page.getByRole('checkbox').all()) await tick.check();
    await page.press('Invia 1');
    await page.page.locator('.hub-queued').getByText('Protocollata').waitFor();
  },

  'the menu of the account folds by Escape, and gives the focus back': async () => {
    const summary = page.page.locator('summary.hub-head-button');
    await summary.click();
    await page.isSound('account');
    await summary.focus();
    await page.page.keyboard.press('Escape');
    await page.page.getByRole('button', { name: 'Esci' }).waitFor({ state: 'hidden' });
  },

  'who does nothing for long is asked whether they are there, before the session ends': async () => {
    await page.page.clock.install();
    await page.page.reload();
    await page.heading('Datori di lavoro');
    await page.page.clock.fastForward('28:30');
    const dialog = page.page.getByRole('dialog', { name: 'Sei ancora qui?' });
    await dialog.waitFor();
    await page.isSound('idle');
    await dialog.getByRole('button', { name: 'Continua' }).click();
    await dialog.waitFor({ state: 'detached' });
  },

  'no request left the hub, and nothing broke the policy of the page': async () => page.isClean(),
});
