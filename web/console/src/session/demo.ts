/** The people of the demo, where the hub serves one, and their one password. */

/** The addresses of the demo's accounts, which the hub writes into the page. */
export const DEMO_ACCOUNTS: readonly string[] = (document.documentElement.dataset['demo'] ?? '').split(' ').filter((address) => address.includes('@'));

/** Kept for this tab of the browser alone, as GraphiQL keeps it. */
const KEY = 'hub.demoPassword';
/** Whether the password came by the link, which the tab may go on with. */
const OF_LINK = 'hub.demoLink';
const LINK = /^#demo=(.+)$/;

/** The hub prints a link with the password behind the `#`, which no browser sends anywhere; it is taken out of the address here. */
export function takePasswordOfLink(): void {
  const password = location.hash.match(LINK)?.[1];
  if (!password) return;
  try {
    rememberPassword(decodeURIComponent(password));
    sessionStorage.setItem(OF_LINK, 'yes');
  } catch {
    // A link that was cut off is no reason for an empty page.
  }
  history.replaceState(null, '', location.pathname + location.search);
}

export function rememberedPassword(): string {
  return sessionStorage.getItem(KEY) ?? '';
}

export function rememberPassword(password: string): void {
  sessionStorage.setItem(KEY, password);
}

/** What somebody typed is not for who sits here next. */
export function forgetPassword(): void {
  if (!sessionStorage.getItem(OF_LINK)) sessionStorage.removeItem(KEY);
}
