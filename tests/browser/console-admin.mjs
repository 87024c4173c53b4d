/** The console as an administrator uses it: whom there is, what they may do, and what acts for them. */
import assert from 'node:assert/strict';

import { run } from '../clients/lib/checks.mjs';
import { openBrowser } from './lib/browser.mjs';
import { openConsole } from './lib/console.mjs';
import { personOf } from './lib/hub.mjs';
import { codeAt } from './lib/totp.mjs';

const browser = await openBrowser();
const page = await openConsole(browser);
const dialog = page.page.getByRole('dialog');
const row = (text) => page.page.getByRole('row', { name: text });
const done = (text) => page.page.getByRole('status').getByText(text).waitFor();
const PROGRAM = `mutation {
  createProgram(input: { name: "Gestionale paghe", kind: PERSONAL_TOKEN, scopes: [READ], expiresInDays: 30 }) { program { id } userErrors { code } }
}`;
const WEBHOOK = `mutation ($program: ID!) {
  createWebhook(input: { programId: $program, url: "https://paghe.example.it/hub", kinds: [APPLICATION_STATUS_CHANGED] }) { userErrors { code } }
}`;

await run({
  'an administrator finds an account by the beginning of a name, and the search is in the address': async () => {
    await page.goto('/');
    await page.signIn('Amministratore');
    await page.heading('Account');
    await row(/employer@demo\.hub/).waitFor();
    await page.isSound('accounts');
    await page.field('Cerca').fill('employer@demo.hub');
    await page.text('1 account');
    assert.equal(new URL(page.page.url()).searchParams.get('search'), 'employer@demo.hub');
    await page.field('Cerca').fill('nessuno');
    await page.text('Nessun account trovato.');
    await page.field('Cerca').fill('');
  },

  'what is wrong with a new account is said at its fields, and nothing typed is lost': async () => {
    await page.follow('Nuovo account');
    await page.heading('Nuovo account');
    await page.field('Nome e cognome').fill('Maria Rossi');
    await page.field('Indirizzo e-mail').fill('maria.rossi');
    await page.field('Codice fiscale').fill('RSSMRA85T50A562');
    await page.press('Crea l’account');
    await page.text('Questo non è un indirizzo e-mail');
    assert.equal(await page.field('Codice fiscale').getAttribute('aria-invalid'), 'true');
    assert.equal(await page.field('Nome e cognome').inputValue(), 'Maria Rossi');
    await page.isSound('new-account');
  },

  'the password that the hub draws is shown once': async () => {
    await page.field('Indirizzo e-mail').fill('maria.rossi@example.org');
    await page.field('Codice fiscale').fill('RSSMRA85T50A562W');
    await page.press('Crea l’account');
    assert.ok((await dialog.locator('.hub-secret').innerText()).length >= 10);
    await page.isSound('drawn-password');
    await page.press('L’ho consegnata');
    await page.heading('Maria Rossi');
    await page.text('Non c’è alcun ruolo');
  },

  'a capacity is given, after the subject that the hub does not know': async () => {
    await page.press('Aggiungi un ruolo');
    await dialog.getByLabel('Ruolo', { exact: true }).selectOption('OPERATOR');
    assert.match(await dialog.getByLabel('Sede', { exact: true }).textContent(), /Milano \(\d{4}\)/);
    await dialog.getByLabel('Ruolo', { exact: true }).selectOption('EMPLOYER');
    await dialog.getByLabel('Per chi', { exact: true }).fill('00000000000');
    await dialog.getByRole('button', { name: 'Aggiungi il ruolo' }).click();
    await dialog.getByText('non risulta registrato alcun soggetto').waitFor();
    await page.isSound('entitle');
    await dialog.getByLabel('Ruolo', { exact: true }).selectOption('AUDITOR');
    await dialog.getByText('Maria Rossi potrà agire come: Ispettore.').waitFor();
    await dialog.getByRole('button', { name: 'Aggiungi il ruolo' }).click();
    await done('Fatto: il ruolo è stato aggiunto.');
    await row(/Ispettore/).getByText('senza scadenza').waitFor();
    await page.isSound('account');
  },

  'the focus is where it was said what was done': async () => {
    assert.match(await page.page.evaluate(() => globalThis.document.activeElement.textContent), /il ruolo è stato aggiunto/);
  },

  'what another administrator changed meanwhile is told, read again, and done at the second attempt': async () => {
    const id = new URL(page.page.url()).pathname.split('/').at(-1);
    const other = await personOf('admin');
    await page.press('Disabilita');
    await other.ask('mutation ($id: ID!) { setAccountPassword(id: $id, expectedVersion: 2) { userErrors { code } } }', { id });
    await dialog.getByText('Maria Rossi non potrà più accedere.').waitFor();
    await page.isSound('disable');
    await dialog.getByRole('button', { name: 'Disabilita' }).click();
    await dialog.getByText('L\'account è stato modificato nel frattempo').waitFor();
    await dialog.getByRole('button', { name: 'Disabilita' }).click();
    await done('Fatto: l’account è stato disabilitato.');
    await page.press('Riabilita');
    await dialog.getByRole('button', { name: 'Riabilita' }).click();
    await done('Fatto: l’account è stato riabilitato.');
  },

  'a dialog that is given up gives the focus back': async () => {
    await page.press('Nuova password');
    await dialog.getByLabel('Password', { exact: true }).fill('corta');
    await dialog.getByRole('button', { name: 'Nuova password' }).click();
    await dialog.locator('.hub-field-error').waitFor();
    await page.isSound('new-password');
    await page.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    assert.equal(await page.page.evaluate(() => globalThis.document.activeElement.textContent), 'Nuova password');
  },

  'a capacity is ended at once': async () => {
    await page.press('Termina: Ispettore');
    await dialog.getByText('Maria Rossi non agirà più come: Ispettore.').waitFor();
    await dialog.getByRole('button', { name: 'Termina' }).click();
    await done('Fatto: il ruolo è terminato.');
    await row(/Ispettore/).getByText('terminato').waitFor();
  },

  'a session and a program of someone else are ended': async () => {
    const employer = await personOf('employer');
    const { createProgram } = await employer.ask(PROGRAM);
    await employer.ask(WEBHOOK, { program: createProgram.program.id });
    await page.goto('/?search=employer@demo.hub');
    await row(/employer@demo\.hub/).getByRole('link').click();
    await page.page.getByRole('heading', { name: 'Sessioni aperte' }).waitFor();
    await page.isSound('account-of-an-employer');
    await page.press(/^Chiudi la sessione/);
    await dialog.getByRole('button', { name: 'Chiudi la sessione' }).click();
    await done('Fatto: la sessione è stata chiusa.');
    await page.text('Nessun accesso in corso.');
    await assert.rejects(employer.ask('{ viewer { id } }'), /UNAUTHENTICATED/);
  },

  'the second factors of someone who has lost them are removed': async () => {
    const collaborator = await personOf('collaborator');
    const { enrolTotp } = await collaborator.ask('mutation { enrolTotp(label: "Telefono") { token secret } }');
    await collaborator.ask('mutation ($token: String!, $code: String!) { confirmTotp(token: $token, code: $code) { userErrors { code } } }', {
      token: enrolTotp.token,
      code: codeAt(enrolTotp.secret, Date.now()),
    });
    await page.goto('/?search=collaborator@demo.hub');
    await row(/collaborator@demo\.hub/).getByRole('link').click();
    await page.text('App di autenticazione · Telefono');
    await page.press('Rimuovi tutti');
    await dialog.getByText('tutti i secondi fattori e i codici di recupero sono rimossi').waitFor();
    await page.isSound('reset-factors');
    await dialog.getByRole('button', { name: 'Rimuovi tutti' }).click();
    await done('Fatto: i secondi fattori sono stati rimossi.');
    await page.text('Non ce n’è nessuno.');
  },

  'a webhook stands below its program, and is gone when it is deleted': async () => {
    const webhooks = page.page.getByRole('list', { name: 'Webhook di Gestionale paghe' });
    await page.follow('Programmi');
    await page.heading('Programmi');
    await webhooks.getByText('https://paghe.example.it/hub').waitFor();
    await webhooks.getByText('Riceve le notifiche').waitFor();
    await webhooks.getByText('Nessuna consegna finora').waitFor();
    await page.isSound('webhooks');
    await page.press('Elimina il webhook: https://paghe.example.it/hub');
    await dialog.getByText('non riceverà più notifiche a https://paghe.example.it/hub').waitFor();
    await page.isSound('delete-webhook');
    await dialog.getByRole('button', { name: 'Elimina il webhook' }).click();
    await done('Fatto: il webhook è stato eliminato.');
    await webhooks.waitFor({ state: 'detached' });
    assert.match(await page.page.evaluate(() => globalThis.document.activeElement.textContent), /il webhook è stato eliminato/);
    await row(/Gestionale paghe/).getByText('valido fino al').waitFor();
  },

  'all programs are listed, and one is revoked': async () => {
    await page.follow('Programmi');
    await page.heading('Programmi');
    await page.isSound('programs');
    await page.press('Revoca: Gestionale paghe');
    await dialog.getByText('non potrà più fare nulla').waitFor();
    await page.isSound('revoke');
    await dialog.getByRole('button', { name: 'Revoca' }).click();
    await done('Fatto: il programma è stato revocato.');
    await row(/Gestionale paghe/).getByText('revocato il').waitFor();
  },

  'nothing is offered on one’s own account, and it is said why': async () => {
    await page.goto('/?search=admin@demo.hub');
    await row(/admin@demo\.hub/).getByRole('link').click();
    await page.text('lo gestisce un altro amministratore');
    assert.equal(await page.page.getByRole('button', { name: /Disabilita|Nuova password|Aggiungi un ruolo|^Termina/ }).count(), 0);
    await page.text('questa sessione');
    await page.isSound('own-account');
  },

  'the health of the hub is shown part by part': async () => {
    await page.follow('Stato del servizio');
    await page.page.getByRole('status').getByText('Pronto').waitFor();
    await page.text('Base di dati');
    await page.isSound('health');
    await page.page.route('**/health/ready', (route) => route.abort());
    await page.press('Interroga di nuovo');
    await page.page.getByRole('status').getByText('Non raggiungibile').waitFor();
    await page.isSound('unreachable');
    await page.page.unroute('**/health/ready');
  },

  'the palette finds an account by its name': async () => {
    await page.page.keyboard.press('Control+k');
    await dialog.getByRole('combobox').fill('Vignoli');
    await dialog.getByRole('option', { name: /employer@demo\.hub/ }).waitFor();
    await page.isSound('palette-of-an-administrator');
    await page.page.keyboard.press('Escape');
  },

  'an application is not for an administrator to see': async () => {
    await page.goto('/applications/QQGhSdgbcH0fpw4DfyUXwgQ');
    await page.page.locator('main').getByText('Questa pagina non esiste').waitFor();
  },

  'no request left the hub, and nothing broke the policy of the page': async () => page.isClean(),
});
