import { Button } from 'design-react-kit';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { moment } from '../i18n/format';
import { useCurrentAccount } from './AccountContext';
import { AccountStatusTag } from './AccountStatusTag';
import { PasswordDialog } from './PasswordDialog';
import { StatusDialog } from './StatusDialog';
import type { AccountFacts_account$key } from './__generated__/AccountFacts_account.graphql';

/** Who it is, and whether they can sign in. */
export function AccountFacts({ account: key }: { account: AccountFacts_account$key }) {
  const { t } = useTranslation();
  const { isOwn } = useCurrentAccount();
  const [opened, setOpened] = useState<'status' | 'password'>();
  const { email, taxCode, status, createdAt } = useFragment(
    graphql`
      fragment AccountFacts_account on Account {
        email
        taxCode
        status
        createdAt
      }
    `,
    key,
  );
  const close = () => setOpened(undefined);
  return (
    <section className="hub-card" aria-labelledby="account">
      <h2 id="account">{t('frame.account')}</h2>
      <dl className="hub-facts">
        <dt>{t('admin.status')}</dt>
        <dd>
          <AccountStatusTag status={status} />
        </dd>
        <dt>{t('admin.email')}</dt>
        <dd>{email}</dd>
        <dt>{t('admin.taxCode')}</dt>
        <dd>{taxCode}</dd>
        <dt>{t('admin.made')}</dt>
        <dd>{moment(createdAt)}</dd>
      </dl>
      {!isOwn && (
        <div className="hub-office-acts" role="group" aria-label={t('admin.acts')}>
          <Button color="primary" outline size="xs" onClick={() => setOpened('password')}>
            {t('admin.setPassword')}
          </Button>
          <Button color="primary" outline size="xs" onClick={() => setOpened('status')}>
            {status === 'ACTIVE' ? t('admin.disable') : t('admin.enable')}
          </Button>
        </div>
      )}
      {opened === 'password' && <PasswordDialog onClose={close} />}
      {opened === 'status' && <StatusDialog isActive={status === 'ACTIVE'} onClose={close} />}
    </section>
  );
}
