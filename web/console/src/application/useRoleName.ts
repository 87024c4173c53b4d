import { useTranslation } from 'react-i18next';

import { hasText } from '../i18n/hasText';

/** What a role is called. In the history of an application the hub itself is one, and the graph has a text. */
export function useRoleName(): (role: string) => string {
  const { t } = useTranslation();
  return (role) => {
    const key = `role.${role}`;
    return hasText(key) ? t(key) : role;
  };
}
