import { useTranslation } from 'react-i18next';

import type { WeekState } from './calendar';

/** What the colours of a calendar stand for. */
export function CalendarKey({ states }: { states: ReadonlySet<WeekState> }) {
  const { t } = useTranslation();
  return (
    <p className="hub-key" aria-hidden="true">
      {[...states].map((state) => (
        <span key={state}>
          <span data-state={state} /> {t(`application.week.${state}`)}
        </span>
      ))}
    </p>
  );
}
