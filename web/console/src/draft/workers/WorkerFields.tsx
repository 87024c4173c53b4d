import { useTranslation } from 'react-i18next';

import { Choice } from '../../parts/Choice';
import { DecimalField } from '../../parts/DecimalField';
import { Field } from '../../parts/Field';
import type { WorkerInput } from './editWorkers';

const QUALIFICATIONS = ['WORKER', 'EMPLOYEE', 'MIDDLE_MANAGER', 'APPRENTICE', 'HOME_WORKER', 'MANAGER'] as const;

interface Props {
  input: WorkerInput;
  isNew: boolean;
  errorAt: (field: string) => string | undefined;
  onChange: (input: WorkerInput) => void;
}

export function WorkerFields({ input, isNew, errorAt, onChange }: Props) {
  const { t } = useTranslation();
  const put = (part: Partial<WorkerInput>) => onChange({ ...input, ...part });
  return (
    <>
      <Field
        label={t('application.taxCode')}
        required
        readOnly={!isNew}
        maxLength={16}
        value={input.taxCode}
        error={errorAt('taxCode')}
        onChange={({ target }) => put({ taxCode: target.value.toUpperCase() })}
      />
      <div className="hub-pair">
        <Choice
          label={t('application.qualification')}
          value={input.qualification}
          options={QUALIFICATIONS.map((one) => [one, t(`qualification.${one}`)])}
          error={errorAt('qualification')}
          onChange={(qualification) => qualification && put({ qualification })}
        />
        <Field
          label={t('application.hiredOn')}
          type="date"
          value={input.hiredOn ?? ''}
          error={errorAt('hiredOn')}
          onChange={({ target }) => put({ hiredOn: target.value || null })}
        />
        <DecimalField
          label={t('application.contractHours')}
          value={input.contractHours}
          error={errorAt('contractHours')}
          onChange={(contractHours) => put({ contractHours })}
        />
        <DecimalField
          label={t('application.hours')}
          value={input.hoursRequested}
          error={errorAt('hoursRequested')}
          onChange={(hoursRequested) => put({ hoursRequested })}
        />
        <Field
          label={t('application.effectiveDays')}
          type="number"
          min={0}
          value={input.effectiveDays ?? ''}
          error={errorAt('effectiveDays')}
          onChange={({ target }) => put({ effectiveDays: target.value === '' ? null : Math.trunc(Number(target.value)) })}
        />
        <Field
          label={t('application.iban')}
          value={input.iban ?? ''}
          error={errorAt('iban')}
          onChange={({ target }) => put({ iban: target.value.replaceAll(/\s/g, '').toUpperCase() || null })}
        />
      </div>
    </>
  );
}
