import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';

import { entriesOf } from '../frame/Navigation';
import { language, takeLanguage } from '../i18n/language';
import { useStore } from '../parts/store';
import type { Role } from '../session/person';
import { signOut } from '../session/signOut';
import { pageActs } from './acts';
import { type Command, GROUPS, matching } from './commands';
import { paletteDialog } from './dialogs';
import type { Found } from './found';

/** What the palette offers to a role on this page, with what was found for the typed words. */
export function useCommands(role: Role, typed: string, found: readonly Found[]): Command[] {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const acts = useStore(pageActs);
  const all: Command[] = [
    ...acts.map((act): Command => ({ ...act, group: 'acts' })),
    ...entriesOf(role).map(({ href, text }): Command => ({ id: href, group: 'pages', text: t(text), run: () => navigate(href) })),
    ...found.map(({ id, text, status, detail, href }): Command => {
      const details = [status && t(`status.${status}`), detail];
      return { id, group: 'found', text, detail: details.filter(Boolean).join(' · '), run: () => navigate(href) };
    }),
    { id: 'shortcuts', group: 'more', text: t('palette.shortcuts'), key: '?', run: () => paletteDialog.set('shortcuts') },
    { id: 'language', group: 'more', text: t('palette.language'), run: () => takeLanguage(language === 'it' ? 'en' : 'it') },
    { id: 'sign-out', group: 'more', text: t('frame.signOut'), run: () => void signOut() },
  ];
  return matching(all, typed).toSorted((one, other) => GROUPS.indexOf(one.group) - GROUPS.indexOf(other.group));
}
