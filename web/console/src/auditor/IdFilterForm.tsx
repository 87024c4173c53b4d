import { Button } from 'design-react-kit';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Field } from '../parts/Field';
import type { AccessFilter } from './accessFilter';

interface Props {
  filter: AccessFilter;
  onChange: (filter: AccessFilter) => void;
}

/** The graph tells auditors no names of accounts and capacities: an id comes from an entry or from an administrator. */
export function IdFilterForm({ filter, onChange }: Props) {
  const { t } = useTranslation();
  const [account, setAccount] = useState('');
  const [capacity, setCapacity] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onChange({ ...filter, account: account.trim() || filter.account, capacity: capacity.trim() || filter.capacity });
    setAccount('');
    setCapacity('');
  };
  return (
    <details className="hub-fold hub-by-id">
      <summary>{t('auditor.byId')}</summary>
      <form onSubmit={submit}>
        <div className="hub-filter">
          <Field label={t('auditor.accountId')} value={account} autoComplete="off" onChange={({ target }) => setAccount(target.value)} />
          <Field label={t('auditor.capacityId')} value={capacity} autoComplete="off" onChange={({ target }) => setCapacity(target.value)} />
        </div>
        <p>
          <Button color="primary" outline size="xs" type="submit">
            {t('auditor.filterById')}
          </Button>
        </p>
      </form>
    </details>
  );
}
