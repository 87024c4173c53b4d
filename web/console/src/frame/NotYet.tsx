import { useTranslation } from 'react-i18next';

import { Title } from '../parts/Title';

export function NotYet() {
  const { t } = useTranslation();
  return (
    <>
      <Title>{t('frame.notYet')}</Title>
      <p>
        {t('frame.notYetHint')} <a href="/graphiql">{t('frame.graphiql')}</a>
      </p>
    </>
  );
}
