import { Button } from 'design-react-kit';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, useFragment, useRelayEnvironment } from 'react-relay/hooks';

import { moment } from '../i18n/format';
import { ConfirmDialog } from '../parts/ConfirmDialog';
import { useCurrentAccount } from './AccountContext';
import { resetFactors } from './accountActs';
import { useAccountAct } from './useAccountAct';
import type { FactorList_account$key } from './__generated__/FactorList_account.graphql';

export function FactorList({ account: key }: { account: FactorList_account$key }) {
  const { t } = useTranslation();
  const { isOwn } = useCurrentAccount();
  const [isResetting, setResetting] = useState(false);
  const { secondFactors } = useFragment(
    graphql`
      fragment FactorList_account on Account {
        secondFactors {
          id
          kind
          label
          createdAt
          lastUsedAt
        }
      }
    `,
    key,
  );
  return (
    <section className="hub-card" aria-labelledby="factors">
      <h2 id="factors">{t('admin.factors')}</h2>
      {secondFactors.length === 0 && <p>{t('admin.noFactors')}</p>}
      <ul className="hub-list">
        {secondFactors.map(({ id, kind, label, createdAt, lastUsedAt }) => (
          <li key={id} className="hub-document">
            <h3>{[t(`admin.factorKind.${kind}`), label].filter(Boolean).join(' · ')}</h3>
            <p className="hub-muted">
              {lastUsedAt
                ? t('admin.factorUsed', { added: moment(createdAt), used: moment(lastUsedAt) })
                : t('admin.factorUnused', { added: moment(createdAt) })}
            </p>
          </li>
        ))}
      </ul>
      {!isOwn && secondFactors.length > 0 && (
        <p className="hub-below">
          <Button color="primary" outline size="xs" onClick={() => setResetting(true)}>
            {t('admin.resetFactors')}
          </Button>
        </p>
      )}
      {isResetting && <ResetDialog onClose={() => setResetting(false)} />}
    </section>
  );
}

function ResetDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const environment = useRelayEnvironment();
  const { id, version, name } = useCurrentAccount();
  const { refusals, isBusy, carryOut } = useAccountAct(onClose);
  return (
    <ConfirmDialog
      title={t('admin.resetTitle')}
      effect={t('admin.resetEffect', { name })}
      confirm={t('admin.resetFactors')}
      refusals={refusals}
      isBusy={isBusy}
      onConfirm={() => void carryOut(() => resetFactors(environment, { id, version }), t('admin.factorsReset'))}
      onClose={onClose}
    />
  );
}
