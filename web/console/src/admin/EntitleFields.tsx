import { useTranslation } from 'react-i18next';

import { Boundary } from '../parts/Boundary';
import { Choice } from '../parts/Choice';
import { Field } from '../parts/Field';
import { type Refusal, refusalOf } from '../parts/refusals';
import { SubjectField } from './SubjectField';
import { FUNCTIONS, ROLES, hasSubject } from './capacity';
import { type NewCapacity, withRole } from './newCapacity';

interface Props {
  capacity: NewCapacity;
  refusals: readonly Refusal[];
  onChange: (capacity: NewCapacity) => void;
}

export function EntitleFields({ capacity, refusals, onChange }: Props) {
  const { t } = useTranslation();
  const { role } = capacity;
  return (
    <>
      <Choice
        label={t('admin.role')}
        value={role}
        options={ROLES.map((one) => [one, t(`role.${one}`)])}
        error={refusalOf(refusals, 'role')}
        onChange={(chosen) => chosen && onChange(withRole(capacity, chosen))}
      />
      {FUNCTIONS[role].length > 1 && (
        <Choice
          label={t('admin.function')}
          value={capacity.function}
          options={FUNCTIONS[role].map((one) => [one, t(`admin.capacityFunction.${one}`)])}
          error={refusalOf(refusals, 'function')}
          onChange={(chosen) => chosen && onChange({ ...capacity, function: chosen })}
        />
      )}
      {hasSubject(role) && (
        <Boundary>
          <SubjectField
            role={role}
            value={capacity.subject}
            error={refusalOf(refusals, 'subject')}
            onChange={(subject) => onChange({ ...capacity, subject })}
          />
        </Boundary>
      )}
      <div className="hub-filter">
        <Field
          label={t('admin.since')}
          hint={t('admin.fromHint')}
          error={refusalOf(refusals, 'validFrom')}
          type="date"
          value={capacity.validFrom}
          onChange={({ target }) => onChange({ ...capacity, validFrom: target.value })}
        />
        <Field
          label={t('admin.until')}
          hint={t('admin.untilHint')}
          error={refusalOf(refusals, 'validTo')}
          type="date"
          value={capacity.validTo}
          onChange={({ target }) => onChange({ ...capacity, validTo: target.value })}
        />
      </div>
    </>
  );
}
