import { useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { Choice } from '../parts/Choice';
import { DayRange } from '../parts/DayRange';
import { ChosenFilters } from './ChosenFilters';
import { EmployerSearch } from './EmployerSearch';
import { IdFilterForm } from './IdFilterForm';
import { type AccessFilter, KINDS } from './accessFilter';

interface Props {
  filter: AccessFilter;
  onChange: (filter: AccessFilter) => void;
}

/** Each change is in the address at once. */
export function AccessFilterForm({ filter, onChange }: Props) {
  const { t } = useTranslation();
  const form = useRef<HTMLFormElement>(null);
  // What was pressed is gone then.
  const changeAndLead = (next: AccessFilter) => {
    onChange(next);
    form.current?.querySelector('select')?.focus();
  };
  return (
    <>
      <form ref={form} className="hub-filter" role="search" onSubmit={(event) => event.preventDefault()}>
        <Choice
          label={t('auditor.kind')}
          none={t('auditor.any')}
          value={filter.kind}
          options={KINDS.map((kind) => [kind, t(`auditor.accessKind.${kind}`)])}
          onChange={(kind) => onChange({ ...filter, kind })}
        />
        <DayRange from={t('auditor.from')} to={t('auditor.to')} days={filter} onChange={(days) => onChange({ ...filter, ...days })} />
        {!filter.employer && <EmployerSearch onChoose={(employer) => changeAndLead({ ...filter, employer })} />}
      </form>
      <IdFilterForm filter={filter} onChange={onChange} />
      <ChosenFilters filter={filter} onChange={changeAndLead} />
    </>
  );
}
