import { useTranslation } from 'react-i18next';

import { Choice } from '../parts/Choice';
import { Field } from '../parts/Field';
import { FUNCTIONS, ROLES, hasSubject } from './capacity';
import { type NewCapacity, withRole } from './newCapacity';
import { type Refusal, refusalAt } from './refusals';

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
        error={refusalAt(refusals, 'role')}
        onChange={(chosen) => chosen && onChange(withRole(capacity, chosen))}
      />
      {FUNCTIONS[role].length > 1 && (
        <Choice
          label={t('admin.function')}
          value={capacity.function}
          options={FUNCTIONS[role].map((one) => [one, t(`admin.capacityFunction.${one}`)])}
          error={refusalAt(refusals, 'function')}
          onChange={(chosen) => chosen && onChange({ ...capacity, function: chosen })}
        />
      )}
      {hasSubject(role) && (
        <Field
          label={t('admin.subject')}
          hint={t(`admin.subjectHint.${role}`)}
          error={refusalAt(refusals, 'subject')}
          value={capacity.subject}
          onChange={({ target }) => onChange({ ...capacity, subject: target.value })}
        />
      )}
      <div className="hub-filter">
        <Field
          label={t('admin.since')}
          hint={t('admin.fromHint')}
          error={refusalAt(refusals, 'validFrom')}
          type="date"
          value={capacity.validFrom}
          onChange={({ target }) => onChange({ ...capacity, validFrom: target.value })}
        />
        <Field
          label={t('admin.until')}
          hint={t('admin.untilHint')}
          error={refusalAt(refusals, 'validTo')}
          type="date"
          value={capacity.validTo}
          onChange={({ target }) => onChange({ ...capacity, validTo: target.value })}
        />
      </div>
    </>
  );
}
