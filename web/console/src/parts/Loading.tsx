import { useTranslation } from 'react-i18next';

export function Loading() {
  const { t } = useTranslation();
  return (
    <p className="hub-loading" role="status">
      {t('frame.loading')}
    </p>
  );
}
