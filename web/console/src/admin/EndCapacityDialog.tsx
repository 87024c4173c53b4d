import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRelayEnvironment } from 'react-relay/hooks';

import { today } from '../draft/today';
import { day } from '../i18n/format';
import { ConfirmDialog } from '../parts/ConfirmDialog';
import { Field } from '../parts/Field';
import { refusalOf } from '../parts/refusals';
import { useCurrentAccount } from './AccountContext';
import { endCapacity } from './accountActs';
import { useAccountAct } from './useAccountAct';

interface Props {
  capacity: { id: string; name: string };
  onClose: () => void;
}

/** At once, or after a last day. */
export function EndCapacityDialog({ capacity, onClose }: Props) {
  const { t } = useTranslation();
  const environment = useRelayEnvironment();
  const { version, name } = useCurrentAccount();
  const { refusals, isBusy, carryOut } = useAccountAct(onClose);
  const [lastDay, setLastDay] = useState('');
  const variables = { id: capacity.id, version, lastDay: lastDay || null };
  const done = lastDay ? t('admin.capacityWillEnd', { date: day(lastDay) }) : t('admin.capacityEnded');
  return (
    <ConfirmDialog
      title={t('admin.endCapacity')}
      effect={lastDay ? t('admin.endLaterEffect', { name, what: capacity.name }) : t('admin.endEffect', { name, what: capacity.name })}
      confirm={t('admin.end')}
      refusals={refusals}
      fields={['lastDay']}
      isBusy={isBusy}
      onConfirm={() => void carryOut(() => endCapacity(environment, variables), done)}
      onClose={onClose}
    >
      <Field
        label={t('admin.lastDay')}
        hint={t('admin.lastDayHint')}
        error={refusalOf(refusals, 'lastDay')}
        type="date"
        min={today()}
        value={lastDay}
        onChange={({ target }) => setLastDay(target.value)}
      />
    </ConfirmDialog>
  );
}
