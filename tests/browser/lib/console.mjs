/** The console in a browser: where one is, what is there, and whether it is sound. */
import assert from 'node:assert/strict';

import { cut, violations } from './axe.mjs';
import { foreign, openPage, picture } from './browser.mjs';

const { HUB_CONSOLE_URL, HUB_URL, HUB_DEMO_PASSWORD: password } = process.env;
const url = HUB_CONSOLE_URL ?? HUB_URL;
const WIDTHS = [360, 768, 1440];

export async function openConsole(browser, { locale = 'it-IT' } = {}) {
  const { page, noted } = await openPage(browser, locale);
  page.setDefaultTimeout(8_000);
  return new Console(page, noted);
}

export class Console {
  constructor(page, noted) {
    this.page = page;
    this.noted = noted;
  }

  goto(path) {
    return this.page.goto(`${url}${path}`);
  }

  heading(name) {
    return this.page.getByRole('heading', { level: 1, name }).waitFor();
  }

  text(text) {
    return this.page.getByText(text).first().waitFor();
  }

  field(name) {
    return this.page.getByLabel(name).first();
  }

  follow(name) {
    return this.page.getByRole('link', { name }).first().click();
  }

  press(name) {
    return this.page.getByRole('button', { name }).first().click();
  }

  saved() {
    return this.page.locator('.hub-save[data-state=saved]').waitFor();
  }

  /** Loads the page again until this is on it. */
  async reloadsUntil(sought) {
    const isThere = () => sought.waitFor({ timeout: 1_000 }).then(() => true, () => false);
    while (!(await isThere())) await this.page.reload();
  }

  /** As a person of the demo, by the password that the hub prints. */
  async signIn(role, within = this.page) {
    await within.getByLabel('Password della demo').fill(password);
    await within.getByRole('button', { name: role, exact: true }).click();
  }

  /** Ends the session of the page, as its owner would from elsewhere. */
  async endSession() {
    const ask = async (query) => (await (await this.page.context().request.post(`${url}/graphql`, { data: { query } })).json()).data;
    const { mySessions } = await ask('{ mySessions { nodes { id isCurrent } } }');
    await ask(`mutation { revokeSession(id: "${mySessions.nodes.find(({ isCurrent }) => isCurrent).id}") { sessionId } }`);
  }

  /** While this goes on no request of the page is answered; its socket is open. */
  async withoutAnswers(act) {
    await this.page.route('**/graphql', (route) => route.abort());
    try {
      await act();
    } finally {
      await this.page.unroute('**/graphql');
    }
  }

  /** No socket of the page opens from now on; gives what lets them open again. */
  async dropsSockets() {
    let isDropped = true;
    await this.page.routeWebSocket('**/graphql', (socket) => (isDropped ? socket.close({ code: 1012 }) : socket.connectToServer()));
    return () => (isDropped = false);
  }

  /** While this goes on the hub does what the page asks, and the page never learns of it. */
  async withLostAnswers(act) {
    await this.page.route('**/graphql', async (route) => {
      await route.fetch();
      await route.abort();
    });
    try {
      await act();
    } finally {
      await this.page.unroute('**/graphql');
    }
  }

  /** No violation that axe finds, light in each width and dark in one, and nothing wider than the window; a picture of each width. */
  async isSound(name) {
    await this.page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    assert.deepEqual(await violations(this.page), [], `${name}, dark`);
    await this.page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    for (const width of WIDTHS) {
      await this.page.setViewportSize({ width, height: 900 });
      assert.deepEqual(await violations(this.page), [], `${name} at ${width} px`);
      assert.deepEqual(await cut(this.page), [], `${name} at ${width} px`);
      await picture(this.page, `${name}-${width}`);
    }
  }

  /** Bytes over the line until a page is there, with nothing cached. */
  async weighs(path) {
    const line = await this.page.context().newCDPSession(this.page);
    let bytes = 0;
    line.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
    await line.send('Network.enable');
    await line.send('Network.setCacheDisabled', { cacheDisabled: true });
    await this.goto(path);
    await this.page.waitForLoadState('networkidle');
    await line.detach();
    return bytes;
  }

  isClean() {
    assert.deepEqual(foreign(this.noted, url), []);
    assert.deepEqual(this.noted.faults, []);
  }
}
