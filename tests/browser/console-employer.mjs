/** The console as an employer uses it: from the link to the receipt, with what happens to people in between. */
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';

import { run } from '../clients/lib/checks.mjs';
import { openBrowser } from './lib/browser.mjs';
import { openConsole } from './lib/console.mjs';
import { personOf } from './lib/hub.mjs';

const REPORT = fileURLToPath(new URL('../../seeds/samples/relazione-tecnica-meteo.pdf', import.meta.url));

const WORKBOOK = fileURLToPath(new URL('files/elenco-beneficiari.xlsx', import.meta.url));
const LARGE_WORKBOOK = fileURLToPath(new URL('files/elenco-di-5000.xlsx', import.meta.url));

const browser = await openBrowser();
const page = await openConsole(browser, { locale: 'it-IT' });
const intermediary = await personOf('intermediary');
const draft = await intermediary.draftOf('Valbrunera Costruzioni S.r.l.', 'Cantiere Scalo Nord');
const at = (step) => `/applications/${draft.id}/edit/${step}`;

await run({
  'where the hub does not answer the page says so, and asks again only when it is told to': async () => {
    const guest = await openConsole(browser);
    let asked = 0;
    await guest.page.clock.install();
    await guest.page.route('**/graphql', (route) => {
      asked += 1;
      return route.abort();
    });
    await guest.goto('/');
    await guest.text('L’hub non risponde.');
    await guest.page.clock.runFor('02:00');
    assert.equal(asked, 2);
    await guest.page.unroute('**/graphql');
    await guest.press('Riprova');
    await guest.field('Indirizzo e-mail').waitFor();
    await guest.page.close();
  },

  'who is not signed in is asked to, and goes on where they were going': async () => {
    await page.goto('/applications?status=DRAFT');
    await page.heading('Accedi');
    await page.isSound('sign-in');
    await page.signIn('Datore di lavoro');
    await page.heading('Domande');
    assert.equal(new URL(page.page.url()).search, '?status=DRAFT');
    await page.isSound('list');
  },

  'the start page tells what needs doing and by when': async () => {
    await page.follow('Inizio');
    await page.heading(/^Buongiorno/);
    await page.text('1 avviso blocca l’invio');
    await page.isSound('start');
  },

  'the first page is under 250 kB, fonts and answers among them': async () => {
    const bytes = await page.weighs('/');
    assert.ok(bytes > 100_000 && bytes < 250_000, `${bytes} bytes`);
  },

  'an application shows what others do to it, without being loaded again': async () => {
    await page.follow('Invia la bozza');
    await page.heading(/Cantiere Scalo Nord/);
    await page.isSound('application');
    await intermediary.change(draft.id, { hoursRequested: '62.00' });
    await page.page.locator('.hub-facts').getByText(/^62\b/).waitFor();
    // Events come in the language of the page, also where the browser prefers another.
    await page.text('Manca la relazione tecnica.');
    assert.equal(await page.page.getByText('The technical report is missing.').count(), 0);
  },

  'what is typed is saved, and is there again after a reload': async () => {
    await page.goto(at('workers'));
    await page.field('Ore richieste').fill('63,5');
    await page.saved();
    await page.page.reload();
    assert.equal(await page.field('Ore richieste').inputValue(), '63.50');
    await page.isSound('workers');
  },

  'what the hub refuses is told beside the field': async () => {
    await page.field('Ore richieste').fill('0');
    await page.text(/^Le ore devono essere maggiori di zero/);
    await page.field('Ore richieste').fill('64');
    await page.saved();
  },

  'what the controls find comes once a field is left, and not while somebody types in it': async () => {
    await page.goto(at('subject'));
    const tooLong = page.page.getByText('Durata della singola domanda');
    const last = page.field('Ultimo giorno');
    const day = await last.inputValue();
    const typing = await last.evaluateHandle((field) => setInterval(() => field.parentElement.dispatchEvent(new Event('input', { bubbles: true })), 200));
    await last.fill(new Date(Date.parse(day) + 100 * 86_400_000).toISOString().slice(0, 10));
    await page.saved();
    assert.equal(await tooLong.count(), 0);
    await page.field('Primo giorno').focus();
    await tooLong.waitFor();
    await typing.evaluate((timer) => clearInterval(timer));
    await last.fill(day);
    await tooLong.waitFor({ state: 'detached' });
    await page.saved();
    await page.goto(at('workers'));
    await page.field('Ore richieste').waitFor();
  },

  'what is typed while the hub does not answer is kept and sent later': async () => {
    await page.withoutAnswers(async () => {
      await page.field('Ore richieste').fill('65');
      await page.text(/^Non salvata: l’hub non risponde/);
    });
    await page.saved();
    assert.equal((await intermediary.read(draft.id)).hoursRequested, '65.00');
  },

  'two who write into the same field are told, and the person chooses': async () => {
    await page.withoutAnswers(async () => {
      await page.field('Ore richieste').fill('66');
      await page.text(/^Non salvata: l’hub non risponde/);
      await intermediary.change(draft.id, { hoursRequested: '67.00' });
      await page.page.getByRole('dialog', { name: 'Un’altra persona ha cambiato la stessa cosa' }).waitFor();
    });
    await page.isSound('clash');
    await page.page.getByRole('radio', { name: 'Il tuo: 66.00' }).check();
    await page.press('Salva così');
    await page.saved();
    assert.equal((await intermediary.read(draft.id)).hoursRequested, '66.00');
  },

  'a session that ends is renewed in front of the page, and what was typed is saved': async () => {
    await page.withoutAnswers(async () => {
      await page.field('Ore richieste').fill('61');
      await page.text(/^Non salvata: l’hub non risponde/);
      await page.endSession();
    });
    const dialog = page.page.getByRole('dialog', { name: 'La sessione è terminata' });
    await dialog.waitFor();
    const form = dialog.getByLabel('Password della demo');
    const retry = dialog.getByRole('button', { name: 'Riprova' });
    // Perhaps the ways to sign in were asked for while nothing was answered.
    await form.or(retry).first().waitFor();
    if (await retry.isVisible()) await retry.click();
    await form.waitFor();
    await page.isSound('lost-session');
    await page.signIn('Datore di lavoro', dialog);
    await dialog.waitFor({ state: 'detached' });
    await page.saved();
    assert.equal((await intermediary.read(draft.id)).hoursRequested, '61.00');
  },

  'hours that those of the workers do not add up to are shown, and their sum is taken': async () => {
    const notice = page.page.getByText(/^I lavoratori in elenco ne chiedono in tutto/);
    await notice.waitFor();
    await page.isSound('hours');
    await page.press('Usa questo totale');
    await notice.waitFor({ state: 'detached' });
    await page.saved();
    const { hoursRequested, beneficiaryHours } = await intermediary.read(draft.id);
    assert.equal(hoursRequested, beneficiaryHours);
  },

  'a worker is changed, and what is wrong stands beside the field': async () => {
    await page.page.getByRole('button', { name: /^Modifica / }).first().click();
    await page.field('IBAN').fill('IT00X');
    await page.press('Metti nell’elenco');
    await page.page.locator('dialog .hub-field-error').first().waitFor();
    await page.isSound('worker');
    await page.page.keyboard.press('Escape');
  },

  'a list with an error is told row by row, and nothing is written': async () => {
    const { beneficiaryCount } = await intermediary.read(draft.id);
    const rows = 'codice_fiscale;qualifica;data_assunzione;orario_settimanale;giorni_effettivi;ore_richieste;iban\nABC;OPERAIO;2020-01-01;40;;8;\n';
    const list = { name: 'elenco.csv', mimeType: 'text/csv', buffer: Buffer.from(rows) };
    await page.page.locator('input[type=file]').setInputFiles(list);
    const errors = page.page.getByRole('table', { name: /^\d+ error[ei]: non è stato scritto nulla/ });
    await errors.getByRole('row', { name: 'ABC' }).first().waitFor();
    await page.isSound('import');
    assert.equal((await intermediary.read(draft.id)).beneficiaryCount, beneficiaryCount);
  },

  'a workbook is read as the list that it holds, and put in its place': async () => {
    await page.page.locator('input[type=file]').setInputFiles({ name: 'elenco.xlsx', mimeType: '', buffer: Buffer.from('PK') });
    await page.text(/non si legge come cartella di lavoro/);
    await page.page.locator('input[type=file]').setInputFiles(WORKBOOK);
    await page.text('elenco-beneficiari.csv: 2 righe, senza errori.');
    await page.isSound('workbook');
  },

  'a workbook of five thousand rows is read too, and one that is too large is refused': async () => {
    await page.page.locator('input[type=file]').setInputFiles(LARGE_WORKBOOK);
    await page.text(/errori: non è stato scritto nulla|5\.?000 righe, senza errori/);
    await page.page.locator('input[type=file]').setInputFiles({ name: 'elenco.xlsx', mimeType: '', buffer: Buffer.alloc(5_000_001) });
    await page.text(/^Il file Excel è troppo grande/);
  },

  'what a new application may be for is sound': async () => {
    await page.goto('/new');
    await page.field('Per quale unità').selectOption({ index: 1 });
    await page.text('Suggerita');
    await page.isSound('new');
  },

  'each step is sound': async () => {
    for (const step of ['subject', 'report', 'details', 'documents', 'submit']) {
      await page.goto(at(step));
      await page.page.locator('.hub-draft .hub-card').first().waitFor();
      await page.isSound(step);
    }
  },

  'a report is attached, and nothing is missing any more': async () => {
    await page.goto(at('documents'));
    await page.page.locator('input[type=file]').setInputFiles(REPORT);
    await page.page.getByRole('link', { name: 'relazione-tecnica-meteo.pdf' }).waitFor();
    await page.follow('Verifica e invio');
    await page.text('Non manca nulla: la bozza si può inviare.');
  },

  'what would be sent is shown once more': async () => {
    await page.page.locator('.hub-facts').getByText('Cantiere Scalo Nord').first().waitFor();
    await page.page.getByRole('link', { name: 'relazione-tecnica-meteo.pdf' }).waitFor();
  },

  'what it would be worth is estimated': async () => {
    await page.field('Paga oraria (€)').fill('14,50');
    await page.press('Stima');
    await page.text('Integrazione lorda');
    await page.isSound('estimate');
  },

  'the application is submitted, and has its number and receipt': async () => {
    for (const tick of await page.page.getByRole('checkbox').all()) await tick.check();
    await page.press('Invia');
    await page.page.locator('.hub-facts').getByText(/^INPS\./).waitFor();
    await page.page.getByRole('status').getByText(/^La domanda è stata inviata: il numero di protocollo è INPS\./).waitFor();
    await page.page.locator('.hub-timeline').getByText('Protocollata').waitFor();
    await page.isSound('submitted');
  },

  'the pages speak English too': async () => {
    await page.press('Show the pages in English');
    await page.page.getByText('The application', { exact: true }).waitFor();
    await page.isSound('submitted-en');
  },

  'no request left the hub, and nothing broke the policy of the page': async () => page.isClean(),
});
