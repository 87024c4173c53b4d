import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';

import { Dialog } from '../parts/Dialog';
import { Title } from '../parts/Title';
import { DrawnPassword } from './DrawnPassword';
import { NewAccountForm } from './NewAccountForm';

export interface NewAccount {
  id: string;
  name: string;
  /** Where the hub drew it. */
  password: string | null;
}

export default function NewAccountPage() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const [made, setMade] = useState<NewAccount>();
  const open = ({ id }: NewAccount) => navigate(`/accounts/${id}`, { replace: true });
  return (
    <>
      <Title above={<Link href="/">{t('admin.back')}</Link>}>{t('admin.new')}</Title>
      <p>{t('admin.newHint')}</p>
      <NewAccountForm onMade={(account) => (account.password ? setMade(account) : open(account))} />
      {made && (
        <Dialog title={t('admin.created', { name: made.name })}>
          <p>{t('admin.drawn')}:</p>
          <DrawnPassword password={made.password ?? ''} onKept={() => open(made)} />
        </Dialog>
      )}
    </>
  );
}
