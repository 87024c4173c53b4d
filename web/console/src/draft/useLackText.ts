import { useTranslation } from 'react-i18next';

import type { texts } from '../i18n/en';

interface Lack {
  readonly path: readonly string[];
  readonly message: string;
}

type Named = keyof typeof texts.draft.field;

/** What lacks, with the field that it lacks in: the hub's sentence alone is the same for each. */
export function useLackText(): (lack: Lack) => string {
  const { t } = useTranslation();
  return ({ path: [field], message }) => {
    const name = field ? t(`draft.field.${field as Named}`, { defaultValue: '' }) : '';
    return name ? t('draft.of', { field: name, message }) : message;
  };
}
