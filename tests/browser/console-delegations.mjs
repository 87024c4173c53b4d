/** Delegations in the console: an intermediary and an employer, each in a window of their own, and neither reloads. Then what was authorized. */
import assert from 'node:assert/strict';

import { run } from '../clients/lib/checks.mjs';
import { openBrowser } from './lib/browser.mjs';
import { openConsole } from './lib/console.mjs';
import { personOf } from './lib/hub.mjs';

const NAME = 'Valbrunera Costruzioni S.r.l.';

const browser = await openBrowser();
const [intermediary, employer, collaborator] = [await openConsole(browser), await openConsole(browser), await openConsole(browser)];
const { delegations } = await (await personOf('intermediary')).ask('{ delegations { nodes { employerName positionNumber delegatorTaxCode } } }');
const { positionNumber, delegatorTaxCode } = delegations.nodes.find(({ employerName }) => employerName === NAME);
const row = () => intermediary.page.getByRole('row', { name: new RegExp(NAME) }).first();
const given = () => employer.page.locator('.hub-document').first();
const refusal = (page, text) => page.page.locator('.hub-field-error', { hasText: text }).waitFor();
const search = (page) => new URL(page.page.url()).search;

await run({
  'an intermediary lists its delegations': async () => {
    await intermediary.goto('/delegations');
    await intermediary.signIn('Intermediario');
    await intermediary.heading('Deleghe');
    await intermediary.text('9 deleghe');
    await intermediary.isSound('delegations');
  },

  'a filter is in the address, and is found there again': async () => {
    await intermediary.field('Stato').selectOption('ACTIVE');
    await intermediary.field('Matricola').fill(positionNumber);
    await intermediary.text('1 delega');
    assert.equal(search(intermediary), `?status=ACTIVE&position=${positionNumber}`);
    await intermediary.page.reload();
    await intermediary.text('1 delega');
    await intermediary.field('Solo quelle che scadono').check();
    await intermediary.text('Nessuna delega trovata.');
    await intermediary.goto('/delegations');
    await intermediary.text('9 deleghe');
  },

  'an employer sees who acts for it': async () => {
    await employer.goto('/delegations');
    await employer.signIn('Datore di lavoro');
    await employer.heading('Deleghe');
    await given().getByText('Attiva', { exact: true }).waitFor();
    await employer.isSound('given-delegations');
  },

  'it revokes with a reason, and the intermediary sees it at once': async () => {
    await given().getByRole('button').click();
    const dialog = employer.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Revoca' }).click();
    await dialog.locator('.hub-field-error').waitFor();
    await employer.isSound('revoke');
    await dialog.getByLabel('Motivo').fill('Cambio di consulente');
    await dialog.getByRole('button', { name: 'Revoca' }).click();
    await dialog.waitFor({ state: 'detached' });
    await given().getByText('Motivo: Cambio di consulente').waitFor();
    await row().getByText('Revocata').waitFor();
  },

  'what is wrong with a new delegation stands beside its field': async () => {
    await intermediary.follow('Nuova delega');
    await intermediary.heading('Nuova delega');
    await intermediary.field('Matricola').fill('49');
    await intermediary.field('Codice fiscale').fill('ABC');
    await intermediary.field('Ultimo giorno').fill('2020-01-01');
    await intermediary.press('Crea la delega');
    await intermediary.page.locator('.hub-field-error').nth(2).waitFor();
    await intermediary.isSound('new-delegation');
    await intermediary.field('Matricola').fill('4900070124');
    await intermediary.field('Codice fiscale').fill(delegatorTaxCode);
    await intermediary.field('Ultimo giorno').fill('2030-12-31');
    await intermediary.press('Crea la delega');
    await refusal(intermediary, 'Non esiste una posizione 4900070124 di questo delegante');
  },

  'a new one is made, and the employer sees it at once': async () => {
    await intermediary.field('Matricola').fill(positionNumber);
    await intermediary.press('Crea la delega');
    await intermediary.heading(`Delega di ${NAME}`);
    await intermediary.isSound('delegation-draft');
    await given().getByText('Da stampare').waitFor();
  },

  'its form goes to the printer, and is alone on paper': async () => {
    await intermediary.page.evaluate(() => (globalThis.print = () => (globalThis.isPrinted = true)));
    await intermediary.press('Stampa il modulo');
    await intermediary.text("DELEGA ALL'INTERMEDIARIO");
    await intermediary.page.waitForFunction(() => globalThis.isPrinted);
    await intermediary.isSound('delegation-printed');
    await intermediary.page.emulateMedia({ media: 'print' });
    const seen = await intermediary.page.evaluate(() => document.body.innerText.trim());
    assert.match(seen, /^DELEGA ALL'INTERMEDIARIO[^]*richiesta dell'Istituto\.$/);
    await intermediary.page.emulateMedia({ media: 'screen' });
  },

  'without the declaration that it was signed it is not active': async () => {
    await intermediary.press('Attiva');
    await intermediary.page.getByRole('dialog').getByRole('button', { name: 'Attiva' }).click();
    await refusal(intermediary, 'Dichiarare che il delegante ha firmato');
    await intermediary.isSound('activate');
  },

  'with it the intermediary acts, and the employer sees that at once': async () => {
    await intermediary.field('Dichiaro').check();
    await intermediary.field('Dove è conservato il modulo firmato').fill('Faldone 7, foglio 12');
    await intermediary.page.getByRole('dialog').getByRole('button', { name: 'Attiva' }).click();
    await intermediary.page.locator('.hub-facts').getByText('Faldone 7, foglio 12').waitFor();
    await given().getByText('Attiva', { exact: true }).waitFor();
    await intermediary.isSound('delegation-active');
  },

  'a renewal needs a later day': async () => {
    await intermediary.press('Rinnova');
    const dialog = intermediary.page.getByRole('dialog');
    await dialog.getByLabel('Ultimo giorno').fill('2029-12-31');
    await dialog.getByLabel('Dichiaro').check();
    await dialog.getByLabel('Dove è conservato').fill('Faldone 8');
    await dialog.getByRole('button', { name: 'Rinnova' }).click();
    await refusal(intermediary, 'La delega vale già fino al');
    await intermediary.isSound('renew');
    await dialog.getByLabel('Ultimo giorno').fill('2031-12-31');
    await dialog.getByRole('button', { name: 'Rinnova' }).click();
    await intermediary.page.locator('.hub-facts').getByText('Faldone 8').waitFor();
  },

  'a collaborator sees what is theirs, and gives nothing': async () => {
    await collaborator.goto('/delegations');
    await collaborator.field('Indirizzo e-mail').fill('collaborator@demo.hub');
    await collaborator.page.getByLabel('Password', { exact: true }).fill(process.env.HUB_DEMO_PASSWORD);
    await collaborator.page.getByRole('button', { name: 'Accedi', exact: true }).click();
    await collaborator.text('5 deleghe');
    assert.equal(await collaborator.page.getByRole('link', { name: 'Nuova delega' }).count(), 0);
  },

  'what is sub-delegated to them comes at once, and is not there any more once it ended': async () => {
    await intermediary.press('Subdelega a un collaboratore');
    const dialog = intermediary.page.getByRole('dialog');
    await dialog.getByLabel('Collaboratore').selectOption({ index: 1 });
    await intermediary.isSound('sub-delegate');
    await dialog.getByRole('button', { name: 'Subdelega', exact: true }).click();
    await given().getByText('Collaboratori: Aldo Giacomelli').waitFor();
    await collaborator.text('6 deleghe');
    intermediary.page.once('dialog', (sure) => sure.accept());
    await intermediary.press('Termina la subdelega di Aldo Giacomelli');
    await intermediary.text(/, terminata il/);
    await given().getByText('Collaboratori: Aldo Giacomelli').waitFor({ state: 'detached' });
    // No event tells them what they do not see any more.
    await collaborator.page.reload();
    await collaborator.text('5 deleghe');
  },

  'the employer revokes it on its page, and the intermediary sees that at once': async () => {
    await employer.follow('Studio Arlesi e Associati');
    await employer.heading('Delega a Studio Arlesi e Associati');
    assert.equal(await employer.page.getByRole('button', { name: /Attiva|Rinnova|Subdelega/ }).count(), 0);
    await employer.isSound('delegation-of-employer');
    await employer.press('Revoca');
    const dialog = employer.page.getByRole('dialog');
    await dialog.getByLabel('Motivo').fill('Fine incarico');
    await dialog.getByRole('button', { name: 'Revoca' }).click();
    await intermediary.page.locator('.hub-facts').getByText('Fine incarico').waitFor();
    await intermediary.text('Revocata');
    await intermediary.page.getByRole('button', { name: 'Revoca' }).waitFor({ state: 'detached' });
  },

  'the employer sees all authorizations, and what is left to its units': async () => {
    await employer.follow('Autorizzazioni');
    await employer.heading('Autorizzazioni');
    await employer.text(/^1 autorizzazione, /);
    await employer.text('Quanto resta per unità');
    await employer.isSound('authorizations-of-employer');
    await employer.field('Decise dal').fill('2040-01-01');
    await employer.text('Nessuna autorizzazione trovata.');
    assert.equal(search(employer), '?from=2040-01-01');
  },

  'an intermediary sees those of all its employers, or of one': async () => {
    await intermediary.follow('Autorizzazioni');
    await intermediary.text(/^3 autorizzazioni, /);
    await intermediary.isSound('authorizations');
    await intermediary.field('Datore di lavoro').selectOption('Forniture Zenovista S.a.s.');
    await intermediary.text(/^1 autorizzazione, /);
    await intermediary.page.locator('.hub-room').first().waitFor();
    await intermediary.isSound('authorizations-of-one');
  },

  'the list that is shown is a file too': async () => {
    for (const [name, type] of [
      ['CSV', /^text\/csv/],
      ['Excel', /spreadsheetml/],
    ]) {
      const link = intermediary.page.getByRole('link', { name: new RegExp(`^Scarica l’elenco: ${name}`) });
      const file = await intermediary.page.context().request.get(new URL(await link.getAttribute('href'), intermediary.page.url()).href);
      assert.equal(file.status(), 200);
      assert.match(file.headers()['content-type'], type);
      if (name === 'CSV') assert.match(await file.text(), /^(?=[^]*Zenovista)(?![^]*Elvibianca)/);
    }
  },

  'the pages speak English too': async () => {
    await intermediary.press('Show the pages in English');
    await intermediary.heading('Authorizations');
    await intermediary.isSound('authorizations-en');
    await intermediary.follow('Delegations');
    await intermediary.text('10 delegations');
    await intermediary.isSound('delegations-en');
  },

  'no request left the hub, and nothing broke the policy of the page': async () => {
    intermediary.isClean();
    employer.isClean();
    collaborator.isClean();
  },
});
