import { useTranslation } from 'react-i18next';

import { Choice } from '../parts/Choice';
import { Field } from '../parts/Field';
import { Tick } from '../parts/Tick';
import type { Filter } from './filter';
import { DELEGATION_STATUSES } from './status';

interface Props {
  filter: Filter;
  onChange: (filter: Filter) => void;
}

/** Each change is in the address at once. */
export function DelegationFilterForm({ filter, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <form className="hub-filter" role="search" onSubmit={(event) => event.preventDefault()}>
      <Choice
        label={t('application.status')}
        none={t('application.anyStatus')}
        value={filter.status}
        options={DELEGATION_STATUSES.map((status) => [status, t(`delegation.status.${status}`)])}
        onChange={(status) => onChange({ ...filter, status })}
      />
      <Field
        label={t('delegation.position')}
        hint={t('delegation.wholePosition')}
        type="search"
        inputMode="numeric"
        value={filter.position}
        onChange={({ target }) => onChange({ ...filter, position: target.value })}
      />
      <Tick label={t('delegation.onlyExpiring')} isOn={filter.onlyExpiring} onChange={(onlyExpiring) => onChange({ ...filter, onlyExpiring })} />
    </form>
  );
}
