/** The language of the page: as chosen here or in another page of the hub, else as the browser asked for it. */
type Language = 'it' | 'en';

const KEY = 'hub.language';

export const language: Language = (localStorage.getItem(KEY) ?? document.documentElement.lang) === 'en' ? 'en' : 'it';

/** Loads the page again in the other language: texts of the graph come in one. */
export function takeLanguage(other: Language): void {
  localStorage.setItem(KEY, other);
  location.reload();
}
