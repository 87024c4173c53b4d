import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { Boundary } from '../parts/Boundary';
import { Choice } from '../parts/Choice';
import { Field } from '../parts/Field';
import type { Role } from '../session/person';
import { UnitChoice } from './UnitChoice';
import { WorkerField } from './WorkerField';
import { AGES, type Filter, MINE, OFFICE_STATUSES } from './filter';
import type { QueueFilterForm_hub$key } from './__generated__/QueueFilterForm_hub.graphql';

interface Props {
  hub: QueueFilterForm_hub$key;
  role: Role;
  filter: Filter;
  onChange: (filter: Filter) => void;
}

/** Each change is in the address at once. */
export function QueueFilterForm({ hub, role, filter, onChange }: Props) {
  const { t } = useTranslation();
  const { workload } = useFragment(
    graphql`
      fragment QueueFilterForm_hub on OperatorHub {
        workload {
          operator {
            id
            name
          }
        }
      }
    `,
    hub,
  );
  const operators = workload.map(({ operator }) => [operator.id, operator.name] as const);
  const mine = role === 'OPERATOR' ? [[MINE, t('office.mine')] as const] : [];
  const change = (part: Partial<Filter>) => onChange({ ...filter, ...part });
  return (
    <form className="hub-filter" role="search" onSubmit={(event) => event.preventDefault()}>
      <Choice
        label={t('application.operator')}
        none={t(filter.status ? 'office.anybody' : 'office.nobody')}
        value={filter.operator}
        options={[...mine, ...operators]}
        onChange={(operator) => change({ operator })}
      />
      <Choice
        label={t('application.status')}
        none={t(filter.operator ? 'application.anyStatus' : 'office.toBeTaken')}
        value={filter.status}
        options={OFFICE_STATUSES.map((status) => [status, t(`status.${status}`)])}
        onChange={(status) => change({ status })}
      />
      <Choice
        label={t('office.age')}
        none={t('office.anyAge')}
        value={filter.age}
        options={AGES.map((age) => [age, t('office.ageAtLeast', { count: Number(age) })])}
        onChange={(age) => change({ age })}
      />
      <WorkerField value={filter.worker} onChange={(worker) => change({ worker })} />
      <Field
        label={t('application.employer')}
        hint={t('office.searchHint')}
        type="search"
        value={filter.search}
        onChange={({ target }) => change({ search: target.value })}
      />
      <Boundary>
        <UnitChoice search={filter.search} value={filter.unit} onChange={(unit) => change({ unit })} />
      </Boundary>
    </form>
  );
}
