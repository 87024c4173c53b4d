import { useTranslation } from 'react-i18next';

import { number, range } from '../i18n/format';
import type { WeekCount } from './WeekChart';

interface Props {
  weeks: readonly WeekCount[];
  labelledBy: string;
}

/** The numbers of the chart. */
export function WeekTable({ weeks, labelledBy }: Props) {
  const { t } = useTranslation();
  return (
    <table className="hub-week-table" aria-labelledby={labelledBy}>
      <thead>
        <tr>
          <th scope="col">{t('office.week')}</th>
          <th scope="col" className="hub-figure">
            {t('office.submitted')}
          </th>
          <th scope="col" className="hub-figure">
            {t('office.granted')}
          </th>
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week.from}>
            <th scope="row">{range(week)}</th>
            <td className="hub-figure">{number(week.submitted)}</td>
            <td className="hub-figure">{number(week.authorized)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
