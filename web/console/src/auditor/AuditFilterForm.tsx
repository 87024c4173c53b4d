import { useTranslation } from 'react-i18next';

import { STATUSES } from '../application/status';
import { Choice } from '../parts/Choice';
import { DayRange } from '../parts/DayRange';
import { Field } from '../parts/Field';
import { OfficeChoice } from './OfficeChoice';
import { OfficialChoice } from './OfficialChoice';
import { type ApplicationFilter, BENEFITS } from './applicationFilter';

interface Props {
  filter: ApplicationFilter;
  onChange: (filter: ApplicationFilter) => void;
}

/** Each change is in the address at once. */
export function AuditFilterForm({ filter, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <form className="hub-filter" role="search" onSubmit={(event) => event.preventDefault()}>
      <Field
        label={t('application.search')}
        hint={t('auditor.searchHint')}
        type="search"
        value={filter.search}
        onChange={({ target }) => onChange({ ...filter, search: target.value })}
      />
      <Choice
        label={t('application.status')}
        none={t('application.anyStatus')}
        value={filter.status}
        options={STATUSES.filter((status) => status !== 'DRAFT').map((status) => [status, t(`status.${status}`)])}
        onChange={(status) => onChange({ ...filter, status })}
      />
      <Choice
        label={t('application.benefit')}
        none={t('auditor.any')}
        value={filter.benefit}
        options={BENEFITS.map((benefit) => [benefit, t(`benefit.${benefit}`)])}
        onChange={(benefit) => onChange({ ...filter, benefit })}
      />
      <OfficeChoice value={filter.office} none={t('auditor.any')} onChange={(office) => onChange({ ...filter, office, operator: null })} />
      <OfficialChoice office={filter.office} role="OPERATOR" value={filter.operator} onChange={(operator) => onChange({ ...filter, operator })} />
      <DayRange from={t('auditor.submittedFrom')} to={t('auditor.submittedTo')} days={filter} onChange={(days) => onChange({ ...filter, ...days })} />
    </form>
  );
}
