/** A page in Debian's Chromium, which notes what it asks for, and what its policy refuses. */
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';

const executablePath = process.env.HUB_TEST_CHROMIUM ?? '/usr/bin/chromium';
const screenshots = process.env.HUB_TEST_SCREENSHOTS;

export async function openBrowser() {
  // The tests may run as root, whose processes Chromium's sandbox refuses.
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
}

/** A page of its own, without the cookies of others, and what went wrong in it. */
export async function openPage(browser, locale) {
  const context = await browser.newContext({ locale, viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const noted = { addresses: [], faults: [], events: [] };
  page.on('request', (request) => noted.addresses.push(request.url()));
  page.on('websocket', (socket) => {
    noted.addresses.push(socket.url());
    socket.on('framereceived', ({ payload }) => `${payload}`.includes('"next"') && noted.events.push(`${payload}`));
  });
  page.on('pageerror', (error) => noted.faults.push(`${error}`));
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) noted.faults.push(message.text());
  });
  page.setDefaultTimeout(15_000);
  return { page, noted };
}

/** The addresses that a page asked for and that are not of its own host; the browser's own viewer of PDF is no host. */
export function foreign({ addresses }, url) {
  const { host } = new URL(url);
  return addresses.filter((address) => !/^(data|blob|chrome|chrome-extension):/.test(address) && new URL(address).host !== host);
}

export async function picture(page, name) {
  if (!screenshots) return;
  mkdirSync(screenshots, { recursive: true });
  await page.screenshot({ path: `${screenshots}/${name}.png` });
}
