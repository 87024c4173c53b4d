import { useTranslation } from 'react-i18next';

/** Disabled accounts are few: it is they that should be seen. */
export function AccountStatusTag({ status }: { status: string }) {
  const { t } = useTranslation();
  return (
    <span className="hub-tag" data-tone={status === 'ACTIVE' ? 'good' : 'bad'}>
      {status === 'ACTIVE' ? t('admin.accountStatus.ACTIVE') : t('admin.accountStatus.DISABLED')}
    </span>
  );
}
