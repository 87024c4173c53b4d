import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Field } from '../parts/Field';
import type { Filter } from './filter';

interface Props {
  filter: Filter;
  onChange: (filter: Filter) => void;
  /** Whose: what there is to choose from depends on who asks. */
  children: ReactNode;
}

/** Each change is in the address at once. */
export function FilterForm({ filter, onChange, children }: Props) {
  const { t } = useTranslation();
  return (
    <form className="hub-filter" role="search" onSubmit={(event) => event.preventDefault()}>
      {children}
      <Field
        label={t('authorization.decidedFrom')}
        type="date"
        value={filter.from}
        max={filter.to || undefined}
        onChange={({ target }) => onChange({ ...filter, from: target.value })}
      />
      <Field
        label={t('authorization.decidedTo')}
        type="date"
        value={filter.to}
        min={filter.from || undefined}
        onChange={({ target }) => onChange({ ...filter, to: target.value })}
      />
    </form>
  );
}
