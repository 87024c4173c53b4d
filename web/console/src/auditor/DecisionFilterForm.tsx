import { useTranslation } from 'react-i18next';

import { Choice } from '../parts/Choice';
import { DayRange } from '../parts/DayRange';
import { DecimalField } from '../parts/DecimalField';
import { OfficeChoice } from './OfficeChoice';
import { OfficialChoice } from './OfficialChoice';
import { type DecisionFilter, OUTCOMES } from './decisionFilter';

interface Props {
  filter: DecisionFilter;
  onChange: (filter: DecisionFilter) => void;
}

/** Each change is in the address at once. */
export function DecisionFilterForm({ filter, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <form className="hub-filter" role="search" onSubmit={(event) => event.preventDefault()}>
      <Choice
        label={t('office.outcome')}
        none={t('auditor.any')}
        value={filter.outcome}
        options={OUTCOMES.map((outcome) => [outcome, t(`outcome.${outcome}`)])}
        onChange={(outcome) => onChange({ ...filter, outcome })}
      />
      <OfficeChoice value={filter.office} none={t('auditor.any')} onChange={(office) => onChange({ ...filter, office, director: null })} />
      <OfficialChoice office={filter.office} role="DIRECTOR" value={filter.director} onChange={(director) => onChange({ ...filter, director })} />
      <DayRange from={t('auditor.decidedFrom')} to={t('auditor.decidedTo')} days={filter} onChange={(days) => onChange({ ...filter, ...days })} />
      <DecimalField label={t('auditor.hoursFrom')} value={filter.hoursFrom} onChange={(hoursFrom) => onChange({ ...filter, hoursFrom })} />
      <DecimalField label={t('auditor.hoursTo')} value={filter.hoursTo} onChange={(hoursTo) => onChange({ ...filter, hoursTo })} />
    </form>
  );
}
