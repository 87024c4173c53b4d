import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';

import { month, range } from '../i18n/format';
import { CalendarKey } from './CalendarKey';
import type { Week } from './calendar';
import { useWeekText } from './useWeekText';

/** A quarter of a year, as wide as the style sheet has columns. */
const IN_A_ROW = 13;

/** Each week of the two years. */
export function LimitCalendar({ weeks }: { weeks: readonly Week[] }) {
  const { t } = useTranslation();
  const textOf = useWeekText();
  const used = weeks.filter(({ state }) => state !== 'FREE');
  return (
    <figure className="hub-calendar">
      <figcaption>
        {t('application.calendar')}. {t('application.limitsHint')}
      </figcaption>
      <div className="hub-weeks" aria-hidden="true">
        {weeks.map((week, at) => (
          <Fragment key={week.from}>
            {at % IN_A_ROW === 0 && <small>{month(week.from)}</small>}
            <span data-state={week.state} title={`${range(week)}: ${textOf(week)}`} />
          </Fragment>
        ))}
      </div>
      <CalendarKey states={new Set(used.map(({ state }) => state))} />
      <ul className="hub-used">
        {used.map((week) => (
          <li key={week.from}>
            {range(week)}: {textOf(week)}
          </li>
        ))}
      </ul>
    </figure>
  );
}
