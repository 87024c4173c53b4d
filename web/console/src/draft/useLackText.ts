import { useTranslation } from 'react-i18next';

import { hasText } from '../i18n/hasText';

interface Lack {
  readonly path: readonly string[];
  readonly message: string;
}

/** What lacks, with the field that it lacks in: the hub's sentence alone is the same for each. */
export function useLackText(): (lack: Lack) => string {
  const { t } = useTranslation();
  return ({ path: [field], message }) => {
    const key = `draft.field.${field}`;
    return hasText(key) ? t('draft.of', { field: t(key), message }) : message;
  };
}
