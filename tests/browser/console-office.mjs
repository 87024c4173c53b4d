/** One application through three people: each sees what the others do without loading anything again. */
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';

import { run } from '../clients/lib/checks.mjs';
import { openBrowser } from './lib/browser.mjs';
import { openConsole } from './lib/console.mjs';

const FILE = fileURLToPath(new URL('../../seeds/samples/relazione-tecnica-meteo.pdf', import.meta.url));

const browser = await openBrowser();
const [employer, operator, director] = [await openConsole(browser), await openConsole(browser), await openConsole(browser)];
let address;
let restoreSockets;

await run({
  'an operator and a director sign in, and see what waits for them': async () => {
    await operator.goto('/');
    await operator.signIn('Operatore di sede');
    await operator.heading('Coda');
    await operator.isSound('queue');
    await director.goto('/');
    await director.signIn('Direttore di sede');
    await director.heading('Da firmare');
    await director.isSound('inbox');
  },

  'the employer opens the application that waits, and events do not come through': async () => {
    restoreSockets = await employer.dropsSockets();
    await employer.goto('/applications?status=PROTOCOLLED');
    await employer.signIn('Datore di lavoro');
    await employer.page.locator('.hub-table a').first().click();
    await employer.heading(/Cantiere Scalo Nord/);
    address = new URL(employer.page.url()).pathname;
  },

  'a filter of the queue is in the address, and is found there again': async () => {
    await operator.field('Stato').selectOption({ label: 'In istruttoria' });
    await operator.field('Datore di lavoro').fill('Valbrunera');
    await operator.text('1 domanda, prima le più vecchie');
    assert.equal(new URL(operator.page.url()).search, '?search=Valbrunera&status=UNDER_REVIEW');
    await operator.field('Unità produttiva').selectOption({ label: 'Valbrunera Costruzioni S.r.l.: Cantiere Villa Sereni, Monza' });
    await operator.page.reload();
    await operator.text('1 domanda, prima le più vecchie');
    await operator.isSound('queue-filtered');
  },

  'a worker is searched by a whole tax code, which is told where it is wrong': async () => {
    await operator.goto('/?operator=mine');
    await operator.text('5 domande, prima le più vecchie');
    await operator.field('Codice fiscale di un lavoratore').fill('RSSMRA80A01H501X');
    await operator.page.locator('.hub-field-error').waitFor();
    await operator.field('Codice fiscale di un lavoratore').fill('rssmra80a01h501u');
    await operator.text('Nessuna domanda trovata.');
    assert.equal(new URL(operator.page.url()).search, '?operator=mine');
    await operator.page.reload();
    await operator.text('Nessuna domanda trovata.');
    await operator.goto('/');
    await operator.text('In attesa, prima le più vecchie');
  },

  'the keys of the queue lead from one to the next': async () => {
    const links = operator.page.locator('.hub-queued a');
    await links.first().focus();
    await operator.page.keyboard.press('j');
    assert.equal(await links.nth(1).evaluate((link) => link === globalThis.document.activeElement), true);
    await operator.page.keyboard.press('k');
    assert.equal(await links.first().evaluate((link) => link === globalThis.document.activeElement), true);
  },

  'the operator takes it by a key, and it stays where it was, marked': async () => {
    const row = operator.page.locator('.hub-queued', { hasText: 'Valbrunera' });
    await row.locator('a').focus();
    await operator.page.keyboard.press('t');
    await row.getByText('In carico', { exact: true }).waitFor();
    await operator.page.locator('.hub-queued[data-changed=true]', { hasText: 'Valbrunera' }).waitFor();
  },

  'the employer sees who has it as soon as events come through, without a reload': async () => {
    restoreSockets();
    await employer.page.locator('.hub-timeline').getByText('In carico', { exact: true }).waitFor({ timeout: 60_000 });
  },

  'the operator begins the review and asks': async () => {
    await operator.goto(address);
    await operator.press('Avvia l’istruttoria');
    await operator.page.getByText('Chiedi al richiedente').click();
    await operator.field('Che cosa si chiede e perché').fill('Serve la fotografia del cantiere.');
    await operator.isSound('examination');
    await operator.press('Invia la richiesta');
    await operator.page.locator('.hub-timeline').getByText('Richiesta integrazione').waitFor();
  },

  'a note whose answer is lost is told, and sent again it is there once': async () => {
    await operator.page.getByText(/\d not[ae] della sede$/).click();
    await operator.field('Nuova nota').fill('Cantiere già visitato.');
    await operator.withLostAnswers(async () => {
      await operator.press('Aggiungi la nota');
      await operator.page.getByRole('alert').getByText('L’hub non risponde.').waitFor();
    });
    await operator.isSound('note-failed');
    await operator.press('Aggiungi la nota');
    await operator.page.locator('blockquote', { hasText: 'Cantiere già visitato.' }).waitFor();
    await operator.page.waitForFunction(() => [...globalThis.document.querySelectorAll('textarea')].every(({ value }) => value === ''));
    assert.equal(await operator.page.locator('blockquote', { hasText: 'Cantiere già visitato.' }).count(), 1);
  },

  'a document opens beside the file, and closes by Escape to where it was opened': async () => {
    const opens = operator.page.getByRole('button', { name: /^Apri qui/ }).first();
    await opens.click();
    await operator.page.locator('.hub-viewer iframe[src^=blob]').waitFor();
    await operator.isSound('document');
    await operator.page.keyboard.press('Escape');
    await operator.page.locator('.hub-viewer').waitFor({ state: 'detached' });
    assert.equal(await opens.evaluate((button) => button === globalThis.document.activeElement), true);
  },

  'the employer answers with a file': async () => {
    await employer.text('Serve la fotografia del cantiere.');
    await employer.field('La tua risposta').fill('Eccola.');
    await employer.page.locator('input[type=file]').setInputFiles(FILE);
    await employer.isSound('answer');
    await employer.press('Invia la risposta');
    await employer.page.locator('blockquote').getByText('Eccola.').waitFor();
  },

  'the operator sees the answer, goes on, and proposes': async () => {
    await operator.page.locator('blockquote').getByText('Eccola.').waitFor();
    await operator.press('Riprendi l’istruttoria');
    await operator.page.getByText('Proponi una decisione').click();
    await operator.isSound('proposal');
    await operator.press('Proponi');
    await operator.page.getByRole('heading', { name: 'Proposta di accoglimento Attende la firma' }).waitFor();
  },

  'the proposal comes into the inbox of the director, who signs it': async () => {
    await director.page.locator('.hub-queued', { hasText: 'Cantiere Scalo Nord' }).getByRole('link').click();
    await director.press('Firma');
    const dialog = director.page.getByRole('dialog', { name: 'Firma la proposta' });
    await dialog.getByText('Cantiere Scalo Nord').waitFor();
    await dialog.getByText(/^La firma è definitiva/).waitFor();
    await director.isSound('sign');
    await director.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await director.press('Firma');
    await dialog.getByRole('button', { name: 'Firma la decisione' }).click();
    await director.page.locator('.hub-timeline').getByText('Accolta').waitFor();
    await director.isSound('signed');
  },

  'the employer has the authorization, without having loaded anything again': async () => {
    await employer.page.getByRole('heading', { name: 'Decisione' }).waitFor();
    await employer.page.locator('.hub-authorization').first().waitFor();
    assert.equal(new URL(employer.page.url()).pathname, address);
    await employer.isSound('authorized');
  },

  'the director gives an application to another operator, who has it in hand then; a page of another application hears nothing of it': async () => {
    operator.noted.events.length = 0;
    await director.goto('/queue?status=ASSIGNED');
    await director.follow('Tessitura Lameverde S.r.l.');
    await director.page.getByText('Riassegna a un altro operatore').click();
    await director.field('A chi').selectOption({ label: 'Elisa Ricciardi' });
    await director.isSound('reassign');
    await director.press('Riassegna');
    await director.text('Domanda riassegnata a Elisa Ricciardi.');
    await director.page.locator('.hub-facts').getByText('Elisa Ricciardi').waitFor();
    assert.equal(new URL(operator.page.url()).pathname, address);
    assert.deepEqual(operator.noted.events, []);
  },

  'the numbers of the office say what each has in hand': async () => {
    await director.follow(/^Sede$/);
    await director.heading('Sede');
    await director.page.getByRole('row', { name: /Elisa Ricciardi 1/ }).waitFor();
    await director.page.locator('.hub-drawn-columns path').first().waitFor();
    await director.page.locator('.hub-drawn-bars path').first().waitFor();
    await director.isSound('office');
  },

  'no request left the hub, and nothing broke the policy of the pages': async () => {
    for (const page of [employer, operator, director]) page.isClean();
  },
});
