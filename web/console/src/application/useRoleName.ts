import { useTranslation } from 'react-i18next';

import type { Role } from '../session/person';

/** What a role is called. In the history of an application the hub itself is one, and the graph has a text. */
export function useRoleName(): (role: string) => string {
  const { t } = useTranslation();
  return (role) => t(`role.${role as Role | 'SYSTEM'}`, { defaultValue: role });
}
