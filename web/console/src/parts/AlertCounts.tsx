import { useTranslation } from 'react-i18next';

interface Props {
  blocking: number;
  warnings: number;
}

export function AlertCounts({ blocking, warnings }: Props) {
  const { t } = useTranslation();
  if (blocking + warnings === 0) return <span className="hub-muted">{t('application.noAlerts')}</span>;
  return (
    <>
      {blocking > 0 && (
        <span className="hub-tag" data-tone="bad">
          {t('application.blocking', { count: blocking })}
        </span>
      )}{' '}
      {warnings > 0 && (
        <span className="hub-tag" data-tone="waiting">
          {t('application.warnings', { count: warnings })}
        </span>
      )}
    </>
  );
}
