/** GraphiQL as a developer uses it: signs in, completes, asks, uploads and follows, without a request to anyone but the hub. */
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';

import { run } from '../clients/lib/checks.mjs';
import { foreign, openBrowser, openPage, picture } from './lib/browser.mjs';

const { HUB_URL: url, HUB_CLOSED_URL: closed, HUB_DEMO_PASSWORD: password } = process.env;
const REPORT = fileURLToPath(new URL('../../seeds/samples/relazione-tecnica-meteo.pdf', import.meta.url));

const browser = await openBrowser();
const { page, noted } = await openPage(browser, 'en-GB');

await page.addInitScript(() => {
  const isResponse = (model) => model.uri.path.endsWith('response.json');
  globalThis.__RESPONSES = () => globalThis.__MONACO.editor.getModels().filter(isResponse).map((model) => model.getValue());
});

const panel = (name) => page.getByRole('button', { name: new RegExp(`^(Show|Hide) ${name}$`) });
const person = page.locator('.hub-person');
const response = page.locator('.result-window');

/** Opens a panel, unless it is open. */
async function opens(name) {
  const button = panel(name);
  if (await button.getAttribute('aria-label') === `Show ${name}`) await button.click();
}

async function signsIn(role) {
  await opens('Account');
  await page.getByRole('group', { name: 'People of the demo' }).getByRole('button', { name: new RegExp(`^${role}`) }).click();
  await person.filter({ hasText: role }).waitFor();
}

/** Writes an operation and runs it. */
async function asks(query) {
  await page.evaluate((text) => {
    const editor = globalThis.__MONACO.editor.getEditors().find((found) => found.getModel()?.uri.path.endsWith('operation.graphql'));
    editor.setValue(text);
    editor.focus();
  }, query);
  // GraphiQL reads what was written, and its operation's name, a moment later.
  await page.waitForTimeout(500);
  await page.keyboard.press('Control+Enter');
}

/** Opens an example, until GraphiQL knows its operation: it names the tab by it, a moment after the text is there. */
async function opensExample(title, operation) {
  await opens('Examples');
  await page.getByRole('button', { name: title }).click();
  await page.getByRole('tab', { selected: true }).filter({ hasText: operation }).waitFor();
}

/** Waits until the response shows this. */
async function answered(pattern) {
  const shows = page.waitForFunction((source) => globalThis.__RESPONSES().some((text) => new RegExp(source).test(text)), pattern.source);
  await shows.catch(async (late) => {
    throw new Error(`${late.message}\nresponses: ${await page.evaluate(() => globalThis.__RESPONSES().join('\n'))}`);
  });
}

/** Sends with the session of the page, as something else that happens meanwhile. */
function sends(query, variables = {}) {
  const ask = async (body) => (await fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body })).json();
  return page.evaluate(ask, JSON.stringify({ query, variables }));
}

await run({
  'the link that the hub prints knows the password, and takes it out of the address': async () => {
    await page.goto(`${url}/graphiql#demo=${encodeURIComponent(password)}`);
    await page.locator('.monaco-editor').first().waitFor();
    assert.equal(page.url(), `${url}/graphiql`);
    await picture(page, 'signed-out');
  },

  'a person of the demo is signed in by a click': async () => {
    await signsIn('employer');
    assert.match(await person.innerText(), /employer/);
    await picture(page, 'employer');
  },

  'the schema of the role completes a field': async () => {
    await page.evaluate(() => {
      const editor = globalThis.__MONACO.editor.getEditors()[0];
      editor.setValue('{\n  \n}');
      editor.setPosition({ lineNumber: 2, column: 3 });
      editor.focus();
    });
    await page.keyboard.type('viewe');
    await page.keyboard.press('Control+Space');
    await page.locator('.suggest-widget.visible .monaco-list-row').filter({ hasText: 'viewer' }).first().waitFor();
    await picture(page, 'completion');
    await page.keyboard.press('Escape');
  },

  'a query is answered': async () => {
    await asks('{ viewer { account { email } capacity { role } } }');
    await answered(/"email": "employer@demo.hub"/);
    await response.getByText('employer@demo.hub').waitFor();
  },

  'an example opens in a tab of its own, with the ids of what the hub has': async () => {
    const tabs = await page.getByRole('tab').count();
    await opensExample('What the controls would find', 'CheckDraft');
    assert.equal(await page.getByRole('tab').count(), tabs + 1);
    await page.keyboard.press('Control+Enter');
    await answered(/"checkDraft": \[/);
    await picture(page, 'example');
  },

  'a file is uploaded': async () => {
    await opensExample('Attach a file to a draft', 'AttachFile');
    await opens('Files');
    await page.locator('input[type=file]').setInputFiles(REPORT);
    await page.getByText('@relazione-tecnica-meteo.pdf').first().waitFor();
    await picture(page, 'files');
    await page.getByRole('button', { name: 'Execute query' }).click();
    await answered(/"fileName": "relazione-tecnica-meteo.pdf"[^]*"userErrors": \[\]/);
  },

  'the history has what was asked': async () => {
    await opens('History');
    await page.locator('.graphiql-history-item').filter({ hasText: 'AttachFile' }).first().waitFor();
  },

  'another person is switched to, and the schema is theirs': async () => {
    await signsIn('operator');
    await asks('{ viewer { operatorHub { queue(first: 1) { nodes { id version } } } } }');
    await answered(/"operatorHub": \{/);
  },

  'a subscription shows what happens': async () => {
    await opensExample('Live: each change of status', 'Follow');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: 'Stop query' }).waitFor();
    const queue = await sends('{ viewer { operatorHub { queue(first: 1) { nodes { id version } } } } }');
    const [{ id, version }] = queue.data.viewer.operatorHub.queue.nodes;
    // Nothing says that the hub has begun to follow.
    await page.waitForTimeout(500);
    const taken = await sends(
      'mutation ($id: ID!, $version: Int!) { takeApplication(id: $id, expectedVersion: $version) { userErrors { code } } }',
      { id, version },
    );
    assert.deepEqual(taken.data.takeApplication.userErrors, []);
    await answered(/"to": "ASSIGNED"/);
    await picture(page, 'subscription');
    await page.getByRole('button', { name: 'Stop query' }).click();
    await page.getByRole('button', { name: 'Execute query' }).waitFor();
  },

  'who signs out is nobody again': async () => {
    await opens('Account');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await person.filter({ hasText: 'not signed in' }).waitFor();
    await page.locator('.monaco-editor').first().waitFor();
    const kept = await page.evaluate(() => Object.entries(localStorage).filter((entry) => entry.join().includes('AttachFile')));
    assert.deepEqual(kept, [], 'what was asked before is kept in the browser');
    await asks('{ viewer { account { email } } }');
    await answered(/"code": "UNAUTHENTICATED"/);
  },

  'no request left the hub, and nothing broke the policy of the page': async () => {
    assert.deepEqual(foreign(noted, url), []);
    assert.deepEqual(noted.faults, []);
    assert.ok(noted.addresses.some((address) => address.startsWith('ws:')) && noted.addresses.some((address) => /worker/.test(address)));
  },

  'where the schema is hidden from who has not signed in, the page says so, in both languages': async () => {
    for (const [locale, sentence] of [['en-GB', /shows its schema only to who is/], ['it-IT', /lo schema si mostra solo a chi/]]) {
      const { page: stranger, noted: other } = await openPage(browser, locale);
      await stranger.goto(`${closed}/graphiql`);
      await stranger.getByRole('status').filter({ hasText: sentence }).waitFor();
      await picture(stranger, `hidden-${locale}`);
      assert.deepEqual(foreign(other, closed), []);
      assert.deepEqual(other.faults, []);
    }
  },
});
