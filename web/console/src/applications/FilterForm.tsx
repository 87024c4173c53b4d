import { useTranslation } from 'react-i18next';

import { STATUSES } from '../application/status';
import { Choice } from '../parts/Choice';
import { Field } from '../parts/Field';
import { Tick } from '../parts/Tick';
import { type Filter, ORDERS } from './filter';

interface Props {
  filter: Filter;
  onChange: (filter: Filter) => void;
}

/** Each change is in the address at once. */
export function FilterForm({ filter, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <form className="hub-filter" role="search" onSubmit={(event) => event.preventDefault()}>
      <Field
        label={t('application.search')}
        hint={t('application.searchHint')}
        type="search"
        value={filter.search}
        onChange={({ target }) => onChange({ ...filter, search: target.value })}
      />
      <Choice
        label={t('application.status')}
        none={t('application.anyStatus')}
        value={filter.status}
        options={STATUSES.map((status) => [status, t(`status.${status}`)])}
        onChange={(status) => onChange({ ...filter, status })}
      />
      <Choice
        label={t('application.order')}
        value={filter.order}
        options={ORDERS.map((order) => [order, t(`application.orders.${order}`)])}
        onChange={(order) => onChange({ ...filter, order: order ?? ORDERS[0] })}
      />
      <Tick label={t('application.onlyBlocked')} isOn={filter.onlyBlocked} onChange={(onlyBlocked) => onChange({ ...filter, onlyBlocked })} />
    </form>
  );
}
