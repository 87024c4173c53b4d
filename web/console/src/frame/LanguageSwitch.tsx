import { useTranslation } from 'react-i18next';

import { language, takeLanguage } from '../i18n/language';

export function LanguageSwitch() {
  const { t } = useTranslation();
  const other = language === 'it' ? 'en' : 'it';
  return (
    <button type="button" className="hub-head-button" lang={other} aria-label={t('frame.otherLanguageLabel')} onClick={() => takeLanguage(other)}>
      {t('frame.otherLanguage')}
    </button>
  );
}
