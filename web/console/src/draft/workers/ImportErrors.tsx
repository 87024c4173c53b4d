import { useTranslation } from 'react-i18next';

import type { ImportResult } from './importWorkers';

/** What is wrong in a list, by row and column. */
export function ImportErrors({ result }: { result: ImportResult }) {
  const { t } = useTranslation();
  return (
    <>
      <h3 id="import-errors">
        {t('draft.importErrors', { count: result.errorCount })}
      </h3>
      <table className="hub-table" aria-labelledby="import-errors">
        <thead>
          <tr>
            <th scope="col">{t('draft.row')}</th>
            <th scope="col">{t('draft.column')}</th>
            <th scope="col">{t('draft.value')}</th>
            <th scope="col">{t('draft.wrong')}</th>
          </tr>
        </thead>
        <tbody>
          {result.errors.map(({ row, column, value, message }, at) => (
            <tr key={at}>
              <td data-column={t('draft.row')}>{row}</td>
              <td data-column={t('draft.column')}>{column}</td>
              <td data-column={t('draft.value')}>{value}</td>
              <td>{message}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
