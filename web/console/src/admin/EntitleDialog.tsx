import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRelayEnvironment } from 'react-relay/hooks';

import { ConfirmDialog } from '../parts/ConfirmDialog';
import { useCurrentAccount } from './AccountContext';
import { EntitleFields } from './EntitleFields';
import { entitle } from './accountActs';
import { hasSubject } from './capacity';
import { NEW_CAPACITY, inputOf } from './newCapacity';
import { useAccountAct } from './useAccountAct';

const FIELDS = ['role', 'function', 'subject', 'validFrom', 'validTo'];

/** Gives another capacity. */
export function EntitleDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const environment = useRelayEnvironment();
  const { id, version, name } = useCurrentAccount();
  const { refusals, isBusy, carryOut } = useAccountAct(onClose);
  const [capacity, setCapacity] = useState(NEW_CAPACITY);
  const role = [t(`role.${capacity.role}`), hasSubject(capacity.role) && capacity.subject].filter(Boolean).join(' · ');
  return (
    <ConfirmDialog
      title={t('admin.entitle')}
      effect={t('admin.entitleEffect', { name, role })}
      confirm={t('admin.entitleSend')}
      refusals={refusals}
      fields={FIELDS}
      isBusy={isBusy}
      onConfirm={() => void carryOut(() => entitle(environment, { id, version, input: inputOf(capacity) }), t('admin.entitled'))}
      onClose={onClose}
    >
      <EntitleFields capacity={capacity} refusals={refusals} onChange={setCapacity} />
    </ConfirmDialog>
  );
}
