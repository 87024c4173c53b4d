import { useTranslation } from 'react-i18next';

import { day } from '../i18n/format';

/** The days of a delegation, which may have no end. */
export function useDaysText(): (from: string, to: string | null | undefined) => string {
  const { t } = useTranslation();
  return (from, to) => (to ? t('delegation.fromTo', { from: day(from), to: day(to) }) : t('delegation.untilRevoked', { from: day(from) }));
}
