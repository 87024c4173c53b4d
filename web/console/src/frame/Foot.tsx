import { useTranslation } from 'react-i18next';

export function Foot() {
  const { t } = useTranslation();
  return (
    <footer className="hub-foot" aria-label={t('frame.footer')}>
      <div className="container">
        <span>{t('frame.notOfficial')}</span>
        <a href="/manual">{t('frame.manual')}</a>
        <a href="/graphiql">{t('frame.graphiql')}</a>
        <a href="/licenses.md">{t('frame.licences')}</a>
      </div>
    </footer>
  );
}
