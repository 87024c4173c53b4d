import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

import { language } from './language';

/** Loads the texts of the language of this page alone. */
export async function loadTexts(): Promise<void> {
  const { texts } = await (language === 'en' ? import('./en') : import('./it'));
  document.documentElement.lang = language;
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: { [language]: { translation: texts } },
    // React escapes.
    interpolation: { escapeValue: false },
  });
}
