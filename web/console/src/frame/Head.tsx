import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import { LanguageSwitch } from './LanguageSwitch';

interface Props {
  /** In whose name the person acts. */
  name?: string;
  account?: ReactNode;
  navigation?: ReactNode;
}

export function Head({ name, account, navigation }: Props) {
  const { t } = useTranslation();
  return (
    <header className="hub-head">
      <div className="hub-head-slim">
        <div className="container">
          <span>{t('frame.owner')}</span>
          <LanguageSwitch />
          {account}
        </div>
      </div>
      <div className="hub-head-center">
        <div className="container">
          <Link href="/" className="hub-brand">
            <span className="hub-brand-title">{t('frame.title')}</span>
            <span>{name ?? t('frame.tagline')}</span>
          </Link>
        </div>
      </div>
      {navigation}
    </header>
  );
}
