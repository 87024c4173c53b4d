/** The console where people share a browser, and where sessions end: nobody acts as another, and nothing of them stays. */
import assert from 'node:assert/strict';

import { run } from '../clients/lib/checks.mjs';
import { openBrowser } from './lib/browser.mjs';
import { Console, openConsole } from './lib/console.mjs';
import { personOf } from './lib/hub.mjs';

const browser = await openBrowser();
const page = await openConsole(browser, { locale: 'it-IT' });
const intermediary = await personOf('intermediary');
const draft = await intermediary.draftOf('Valbrunera Costruzioni S.r.l.', 'Cantiere Scalo Nord');
const workers = `/applications/${draft.id}/edit/workers`;

const otherTab = new Console(await page.page.context().newPage(), page.noted);
otherTab.page.setDefaultTimeout(8_000);

const asked = [];
page.page.on('request', (request) => {
  if (request.method() === 'POST' && /"hub-acting-as"/.test(JSON.stringify(request.headers()))) asked.push(request.headers()['hub-acting-as']);
});

const kept = () => page.page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('hub.draft.')).length);
const isHidden = (of) => of.page.locator('#content').waitFor({ state: 'hidden' });

async function signOut(of) {
  await of.page.locator('summary.hub-head-button').click();
  await of.press('Esci');
}

await run({
  'a page says in whose name it asks': async () => {
    await page.goto(workers);
    await page.signIn('Datore di lavoro');
    await page.saved();
    assert.equal(new Set(asked).size, 1);
  },

  'who signs in or out in one tab does so in all': async () => {
    await otherTab.goto('/');
    await otherTab.heading(/^Buongiorno/);
    await signOut(otherTab);
    await otherTab.heading('Accedi');
    await page.heading('Accedi');
    await otherTab.signIn('Amministratore');
    await otherTab.heading('Account');
    await page.page.getByText('Questa pagina non esiste').waitFor();
    await signOut(page);
    await page.heading('Accedi');
    await otherTab.heading('Accedi');
  },

  'a page whose session became somebody else’s is theirs when it is looked at again, and says so': async () => {
    await page.goto(workers);
    await page.signIn('Datore di lavoro');
    await page.saved();
    const query = 'mutation ($email: String!, $password: String!) { signIn(input: { email: $email, password: $password }) { userErrors { code } } }';
    const variables = { email: 'operator@demo.hub', password: process.env.HUB_DEMO_PASSWORD };
    await page.page.context().request.post(new URL('/graphql', page.page.url()).href, { data: { query, variables } });
    await page.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await page.text(/^Ora questa pagina è di .*Operatore di sede/);
    await page.isSound('taken-over');
    await signOut(page);
    await page.heading('Accedi');
  },

  'a session that has ended hides the page, and another person gets nothing of it': async () => {
    await page.goto(workers);
    await page.signIn('Datore di lavoro');
    await page.saved();
    await page.endSession();
    await isHidden(page);
    await page.isSound('lost-and-hidden');
    const dialog = page.page.getByRole('dialog', { name: 'La sessione è terminata' });
    await page.signIn('Operatore di sede', dialog);
    await page.page.getByText('Questa pagina non esiste').waitFor();
    await signOut(page);
    await page.heading('Accedi');
  },

  'who signs out is asked about what is not saved, and it does not stay on the device': async () => {
    await page.signIn('Datore di lavoro');
    await page.saved();
    await page.withoutAnswers(async () => {
      await page.field('Ore richieste').fill('65');
      await page.text(/^Non salvata: l’hub non risponde/);
      await signOut(page);
      await page.page.getByRole('dialog', { name: 'C’è qualcosa di non salvato' }).waitFor();
      await page.isSound('unsaved');
      assert.equal(await kept(), 1);
      await page.press('Esci e cancellalo');
      await page.text(/la sessione potrebbe essere ancora aperta/);
    });
    assert.equal(await kept(), 0);
    assert.equal(await page.page.locator('.hub-draft').count(), 0);
    assert.notEqual((await intermediary.read(draft.id)).hoursRequested, '65.00');
  },

  'where the hub did not say that the session has ended, it is asked again': async () => {
    await page.isSound('perhaps-open');
    await page.page.locator('.hub-banner').getByRole('button', { name: 'Riprova' }).click();
    await page.page.locator('.hub-banner').waitFor({ state: 'detached' });
    await page.page.reload();
    await page.heading('Accedi');
  },

  'a hub that was replaced is told, also where something is saved': async () => {
    await page.signIn('Datore di lavoro');
    await page.saved();
    const body = JSON.stringify({ data: null, errors: [{ message: 'Documento sconosciuto.', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] });
    await page.page.route('**/graphql', (route) => route.fulfill({ body, contentType: 'application/json' }));
    await page.field('Ore richieste').fill('68');
    await page.text('C’è una nuova versione della console.');
    await page.text(/^Non salvata. Quello che hai scritto/);
    await page.isSound('replaced');
    await page.page.unroute('**/graphql');
    await page.press('Caricala');
    // The page is saved as it is read, before what was kept is sent.
    const isSent = async () => (await intermediary.read(draft.id)).hoursRequested === '68.00';
    while (!(await isSent())) await page.page.waitForTimeout(100);
    await page.saved();
  },

  'at the end of its time the session is lost, and the page hidden': async () => {
    await page.page.clock.install();
    await page.page.reload();
    await page.saved();
    await page.page.clock.fastForward('30:30');
    await isHidden(page);
    await page.page.getByRole('dialog', { name: 'La sessione è terminata' }).getByRole('button', { name: 'Esci' }).click();
    await page.heading('Accedi');
  },

  'no request left the hub, and nothing broke the policy of the page': async () => page.isClean(),
});
