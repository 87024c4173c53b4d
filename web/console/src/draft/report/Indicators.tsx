import { Button } from 'design-react-kit';
import { useTranslation } from 'react-i18next';

import { DecimalField } from '../../parts/DecimalField';
import { useReport } from './useReport';

const FIGURES = ['turnover', 'operatingResult', 'result', 'orders', 'debt', 'energy', 'workforce'] as const;

/** The figures of the business, year by year. */
export function Indicators() {
  const { t } = useTranslation();
  const { report, put, errorAt } = useReport();
  const rows = report.indicators?.rows ?? [];
  const putRows = (next: typeof rows) => put({ indicators: { granularity: 'YEAR', rows: next } });
  const earliest = rows[0]?.year ?? new Date().getFullYear() + 1;
  return (
    <fieldset>
      <legend className="h4">{t('draft.indicators')}</legend>
      {rows.map((row, at) => (
        <div key={row.year} className="hub-weather">
          <strong>{row.year}</strong>
          {FIGURES.map((figure) => (
            <DecimalField
              key={figure}
              label={t(`draft.figure.${figure}`)}
              value={row[figure]}
              error={errorAt('indicators', 'rows', String(at), figure)}
              onChange={(value) => putRows(rows.map((one, place) => (place === at ? { ...one, [figure]: value } : one)))}
            />
          ))}
        </div>
      ))}
      <p>
        <Button color="primary" outline size="sm" onClick={() => putRows([{ year: earliest - 1 }, ...rows])}>
          {t('draft.addYear', { year: earliest - 1 })}
        </Button>
      </p>
    </fieldset>
  );
}
