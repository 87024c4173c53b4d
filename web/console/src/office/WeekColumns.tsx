import { lazy } from 'react';
import { useTranslation } from 'react-i18next';

import { ChartFrame } from '../charts/ChartFrame';
import { Legend } from '../charts/Legend';
import { dayAndMonth } from '../i18n/format';
import type { WeekCount } from './WeekChart';

const Columns = lazy(() => import('../charts/lazyCharts').then((charts) => ({ default: charts.Columns })));

/** The weeks side by side; the table below says the same. */
export function WeekColumns({ weeks }: { weeks: readonly WeekCount[] }) {
  const { t } = useTranslation();
  return (
    <>
      <Legend names={[t('office.submitted'), t('office.granted')]} />
      <ChartFrame className="hub-drawn-columns">
        <Columns rows={weeks.map(({ from, submitted, authorized }) => ({ name: dayAndMonth(from), parts: [submitted, authorized] }))} />
      </ChartFrame>
    </>
  );
}
