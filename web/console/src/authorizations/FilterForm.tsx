import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { DayRange } from '../parts/DayRange';
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
      <DayRange
        from={t('authorization.decidedFrom')}
        to={t('authorization.decidedTo')}
        days={filter}
        onChange={(days) => onChange({ ...filter, ...days })}
      />
    </form>
  );
}
