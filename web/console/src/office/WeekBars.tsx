import { useTranslation } from 'react-i18next';

import { dayAndMonth, number } from '../i18n/format';
import type { WeekCount } from './WeekChart';

/** The weeks side by side; the table below says the same. */
export function WeekBars({ weeks }: { weeks: readonly WeekCount[] }) {
  const { t } = useTranslation();
  const most = Math.max(1, ...weeks.flatMap(({ submitted, authorized }) => [submitted, authorized]));
  return (
    <div aria-hidden="true">
      <p className="hub-legend">
        <span>
          <Mark name="hub-submitted" /> {t('office.submitted')}
        </span>
        <span>
          <Mark name="hub-granted" /> {t('office.granted')}
        </span>
      </p>
      <div className="hub-week-chart">
        {weeks.map(({ from, submitted, authorized }) => (
          <div key={from}>
            <small>
              {number(submitted)} · {number(authorized)}
            </small>
            <svg viewBox="0 0 10 100" preserveAspectRatio="none">
              <Bar name="hub-submitted" x={1} share={submitted / most} />
              <Bar name="hub-granted" x={5.5} share={authorized / most} />
            </svg>
            <small className="hub-muted">{dayAndMonth(from)}</small>
          </div>
        ))}
      </div>
    </div>
  );
}

function Bar({ name, x, share }: { name: string; x: number; share: number }) {
  return <rect className={name} x={x} y={100 - share * 100} width={3.5} height={share * 100} />;
}

function Mark({ name }: { name: string }) {
  return (
    <svg viewBox="0 0 10 8">
      <rect className={name} width={10} height={8} />
    </svg>
  );
}
