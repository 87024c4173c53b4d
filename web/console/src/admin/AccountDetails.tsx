import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';
import { Link } from 'wouter';

import { Title } from '../parts/Title';
import { AccountContext } from './AccountContext';
import { AccountFacts } from './AccountFacts';
import { AccountPrograms } from './AccountPrograms';
import { CapacityTable } from './CapacityTable';
import { DoneNotice } from './DoneNotice';
import { FactorList } from './FactorList';
import { SessionList } from './SessionList';
import type { AccountDetails_account$key } from './__generated__/AccountDetails_account.graphql';

interface Props {
  account: AccountDetails_account$key;
  isOwn: boolean;
  reload: () => Promise<unknown>;
}

export function AccountDetails({ account: key, isOwn, reload }: Props) {
  const { t } = useTranslation();
  const [done, setDone] = useState({ what: '', count: 0 });
  const account = useFragment(
    graphql`
      fragment AccountDetails_account on Account {
        id
        name
        version
        ...AccountFacts_account
        ...CapacityTable_account
        ...FactorList_account
        ...SessionList_account
        ...AccountPrograms_account
      }
    `,
    key,
  );
  const { id, name, version } = account;
  const current = useMemo(
    () => ({ id, name, version, isOwn, reload, onDone: (what: string) => setDone(({ count }) => ({ what, count: count + 1 })) }),
    [id, name, version, isOwn, reload],
  );
  return (
    <AccountContext value={current}>
      <Title above={<Link href="/">{t('admin.back')}</Link>}>{name}</Title>
      <DoneNotice {...done} />
      {isOwn && <p className="callout callout-highlight note">{t('admin.own')}</p>}
      <div className="hub-application">
        <div className="hub-stack">
          <CapacityTable account={account} />
          <SessionList account={account} />
          <AccountPrograms account={account} />
        </div>
        <div className="hub-stack">
          <AccountFacts account={account} />
          <FactorList account={account} />
        </div>
      </div>
    </AccountContext>
  );
}
