import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import { Title } from '../parts/Title';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <>
      <Title>{t('frame.notFound')}</Title>
      <p>
        <Link href="/">{t('frame.toStart')}</Link>
      </p>
    </>
  );
}
