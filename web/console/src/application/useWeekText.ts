import { useTranslation } from 'react-i18next';

import { day } from '../i18n/format';
import { hasText } from '../i18n/hasText';
import type { Week } from './calendar';

/** A week in words: what it is used for, what it breaks and when it would not. */
export function useWeekText(): (week: Week) => string {
  const { t } = useTranslation();
  return ({ state, limit, earliest }) => {
    const text = t(`application.week.${state}`);
    const key = `application.weekLimit.${limit}`;
    if (!limit || !hasText(key)) return text;
    const broken = t(key);
    return `${text}: ${earliest ? t('application.weekLimitFrom', { limit: broken, date: day(earliest) }) : broken}`;
  };
}
