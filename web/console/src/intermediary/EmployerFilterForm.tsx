import { useTranslation } from 'react-i18next';

import { Choice } from '../parts/Choice';
import { Field } from '../parts/Field';
import { Tick } from '../parts/Tick';
import { type Filter, ORDERS, TERMS } from './filter';

interface Props {
  filter: Filter;
  onChange: (filter: Filter) => void;
}

/** Each change is in the address at once. */
export function EmployerFilterForm({ filter, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <form className="hub-filter" role="search" onSubmit={(event) => event.preventDefault()}>
      <Field
        label={t('application.search')}
        hint={t('intermediary.searchHint')}
        type="search"
        value={filter.search}
        onChange={({ target }) => onChange({ ...filter, search: target.value })}
      />
      <Choice
        label={t('intermediary.due')}
        none={t('intermediary.dueAny')}
        value={filter.dueWithin}
        options={TERMS.map((days) => [days, t('intermediary.dueWithin', { count: Number(days) })])}
        onChange={(dueWithin) => onChange({ ...filter, dueWithin })}
      />
      <Choice
        label={t('application.order')}
        value={filter.order}
        options={ORDERS.map((order) => [order, t(`intermediary.orders.${order}`)])}
        onChange={(order) => onChange({ ...filter, order: order ?? ORDERS[0] })}
      />
      <div className="hub-ticks">
        <Tick label={t('intermediary.onlyBlocked')} isOn={filter.onlyBlocked} onChange={(onlyBlocked) => onChange({ ...filter, onlyBlocked })} />
        <Tick label={t('intermediary.onlyOpen')} isOn={filter.onlyOpen} onChange={(onlyOpen) => onChange({ ...filter, onlyOpen })} />
      </div>
    </form>
  );
}
