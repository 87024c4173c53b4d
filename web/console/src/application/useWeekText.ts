import { useTranslation } from 'react-i18next';

import { day } from '../i18n/format';
import type { Week } from './calendar';

type Limit = 'TOO_MANY_IN_A_ROW' | 'TWO_YEARS_FULL' | 'WORK_NEEDED';

/** A week in words: what it is used for, what it breaks and when it would not. */
export function useWeekText(): (week: Week) => string {
  const { t } = useTranslation();
  return ({ state, limit, earliest }) => {
    const text = t(`application.week.${state}`);
    if (!limit) return text;
    const broken = t(`application.weekLimit.${limit as Limit}`);
    return `${text}: ${earliest ? t('application.weekLimitFrom', { limit: broken, date: day(earliest) }) : broken}`;
  };
}
