/** The console as an auditor uses it: everything that was submitted, who decided it, and who looked at it. */
import assert from 'node:assert/strict';

import { run } from '../clients/lib/checks.mjs';
import { openBrowser } from './lib/browser.mjs';
import { openConsole } from './lib/console.mjs';
import { personOf } from './lib/hub.mjs';

const browser = await openBrowser();
const page = await openConsole(browser);
const rows = page.page.locator('.hub-table tbody tr');
const found = (text) => page.page.locator('#found').getByText(text, { exact: true }).waitFor();
const search = () => new URL(page.page.url()).searchParams;
const operator = await personOf('operator');
const admin = await personOf('admin');

/** No day of a demo that began today is sealed: what the hub would say of one is put in place of its answers. */
async function answerOfSeals(verification) {
  const seal = { day: '2026-11-28', lastNumber: 3, hash: 'ab'.repeat(32), sealedAt: '2026-11-28T23:10:00Z', __typename: 'AccessSeal' };
  await page.page.unroute('**/graphql');
  await page.page.route('**/graphql', async (route) => {
    const answer = await route.fetch();
    const { data, errors } = await answer.json();
    if (data?.accessLogSeals) data.accessLogSeals.edges = [{ node: seal, cursor: 'x' }];
    if (!errors) return route.fulfill({ response: answer, json: { data } });
    return route.fulfill({ response: answer, json: { data: { verifyAccessLog: verification } } });
  });
}

await run({
  'an auditor sees the applications of all offices, and filters them in the address': async () => {
    await page.goto('/');
    await page.signIn('Ispettore');
    await page.heading('Domande');
    await found('25 domande');
    await page.isSound('audit');
    await page.field('Stato').selectOption('PROTOCOLLED');
    await page.field('Sede').selectOption({ label: 'Sede di Milano' });
    await found('6 domande');
    assert.equal(search().get('status'), 'PROTOCOLLED');
    await page.page.reload();
    await found('6 domande');
    await page.field('Inviate fino al').fill('2020-01-01');
    await page.text('Nessuna domanda trovata.');
  },

  'an application is opened, masked and without any act': async () => {
    await page.goto('/?search=Mobili');
    await found('1 domanda');
    await rows.first().getByRole('link').click();
    await page.page.getByRole('heading', { name: 'Beneficiari' }).waitFor();
    await rows.first().getByText('*').first().waitFor();
    assert.equal(await page.page.locator('main').getByRole('button', { name: /Rinuncia|Copia|Prendi|Proponi|Firma|Invia|Elimina/ }).count(), 0);
    assert.equal(await page.page.locator('main form').count(), 0);
    await page.isSound('audited-application');
  },

  'what the office does meanwhile is seen at once': async () => {
    await page.goto('/?status=PROTOCOLLED');
    await rows.first().waitFor();
    const { viewer } = await operator.ask('{ viewer { operatorHub { queue(first: 20) { nodes { id version status employer { name } } } } } }');
    const { id, version, employer } = viewer.operatorHub.queue.nodes.find(({ status }) => status === 'PROTOCOLLED');
    await operator.ask('mutation ($id: ID!, $version: Int!) { takeApplication(id: $id, expectedVersion: $version) { userErrors { code } } }', { id, version });
    await page.page.getByRole('row', { name: employer.name }).getByText('In carico', { exact: true }).waitFor();
  },

  'decisions are found by outcome, office, director and hours': async () => {
    await page.follow('Decisioni');
    await page.heading('Decisioni');
    await rows.first().waitFor();
    const all = await rows.count();
    await page.isSound('decisions');
    await page.field('Esito').selectOption('PARTIALLY_ACCEPTED');
    await found('1 decisione');
    await page.field('Esito').selectOption('');
    await page.field('Sede').selectOption({ label: 'Sede di Milano' });
    await page.field('Direttore').selectOption({ label: 'Elisa Fantuzzi' });
    await page.field('Ore, da').fill('200,5');
    await page.page.waitForFunction((before) => globalThis.document.querySelectorAll('.hub-table tbody tr').length < before, all);
    assert.equal(search().get('hoursFrom'), '200.50');
  },

  'the people of an office lead to what they did': async () => {
    await page.follow('Personale delle sedi');
    await page.heading('Personale delle sedi');
    await page.field('Sede').selectOption({ label: 'Sede di Milano' });
    await page.page.getByRole('row', { name: /Elisa Fantuzzi/ }).getByText('in servizio').waitFor();
    await page.isSound('officials');
    await page.follow('Decisioni: Elisa Fantuzzi');
    await page.heading('Decisioni');
    assert.equal(await page.field('Direttore').locator('option:checked').innerText(), 'Elisa Fantuzzi');
  },

  'the access log says who read and who changed what': async () => {
    await admin.ask('query Ricerca { viewer { adminHub { accounts(search: "mobili@demo.hub") { nodes { id taxCode } } } } }');
    await page.follow('Registro degli accessi');
    await page.heading('Registro degli accessi');
    const entry = rows.filter({ hasText: 'Ricerca' });
    // Entries are written a little later than what they are of.
    await page.reloadsUntil(entry);
    const opens = rows.filter({ hasText: 'Decisioni firmate' }).first().locator('.hub-toggle');
    await opens.click();
    await page.page.locator('.hub-entry').getByText(/^Decision\w+Query$/).waitFor();
    await opens.click();
    await entry.locator('.hub-toggle').click();
    await page.page.getByRole('heading', { name: 'Account' }).waitFor();
    await page.isSound('access-log');
    await page.page.locator('.hub-entry a').click();
    await found('1 registrazione');
    await page.text('Solo sull’account');
    await page.press(/^Togli il filtro/);
    await page.field('Operazione').selectOption('CHANGE');
    await rows.filter({ hasText: 'Consultazione' }).first().waitFor({ state: 'detached' });
    assert.equal(`${search()}`, 'kind=CHANGE');
  },

  'an id that is none is refused, and another one is asked for': async () => {
    await page.goto('/access-log');
    await page.page.getByText('Per id di un account o di un ruolo').click();
    await page.field(/^Id di un ruolo/).fill('niente');
    await page.press('Filtra');
    await page.text('Identificativo non valido');
    await page.isSound('no-id');
    const { viewer } = await operator.ask('{ viewer { capacity { id } account { name } } }');
    await page.field(/^Id di un ruolo/).fill(viewer.capacity.id);
    await page.press('Filtra');
    await rows.first().getByText(viewer.account.name).waitFor();
  },

  'the entries about an employer are found by its name': async () => {
    await page.goto('/access-log');
    await page.field('Datore di lavoro').fill('Mobili');
    await page.press('Mobili Trebirosa S.r.l.');
    await page.text('Solo su Mobili Trebirosa S.r.l.');
    await rows.first().locator('.hub-toggle').click();
    await page.page.getByRole('link', { name: 'Solo questo: Mobili Trebirosa S.r.l.' }).first().waitFor();
    await page.isSound('access-log-of-an-employer');
    await page.page.getByLabel('Al', { exact: true }).fill('2020-01-01');
    await page.text('Nessuna registrazione trovata.');
  },

  'where no day is sealed it says so': async () => {
    await page.goto('/access-log/seals');
    await page.heading('Sigilli');
    await page.text('Nessun giorno è ancora sigillato.');
  },

  'a sealed day is verified, and its result is said plainly': async () => {
    await answerOfSeals({ isIntact: true, entries: 3, firstBroken: null });
    await page.page.reload();
    await page.press('Verifica questo giorno: 28 nov 2026');
    await page.text('28 nov 2026 è integro: sono state lette 3 registrazioni');
    await page.isSound('intact');
  },

  'where an entry was changed it names the first': async () => {
    await answerOfSeals({ isIntact: false, entries: 3, firstBroken: 2 });
    await page.press('Verifica questo giorno: 28 nov 2026');
    await page.text('28 nov 2026 non è integro: la registrazione 2 manca o è stata modificata.');
    await page.isSound('broken');
    await page.page.unroute('**/graphql');
  },

  'no request left the hub, and nothing broke the policy of the page': async () => page.isClean(),
});
