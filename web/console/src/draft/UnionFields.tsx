import { useTranslation } from 'react-i18next';

import { Field } from '../parts/Field';
import { useCurrentDraft } from './DraftContext';

/** The union consultation. */
export function UnionFields() {
  const { t } = useTranslation();
  const { values, set, errorAt } = useCurrentDraft();
  const step = values.unionStep ?? {};
  const change = (part: Partial<NonNullable<typeof values.unionStep>>) => set({ unionStep: { ...step, ...part } });
  const whole = (text: string) => (text === '' ? null : Math.trunc(Number(text)));
  return (
    <fieldset>
      <legend className="h4">{t('draft.unionStep')}</legend>
      <div className="hub-pair">
        <Field
          label={t('draft.communicatedOn')}
          type="date"
          value={step.communicatedOn ?? ''}
          error={errorAt('unionStep', 'communicatedOn')}
          onChange={({ target }) => change({ communicatedOn: target.value || null })}
        />
        <Field
          label={t('draft.concludedOn')}
          type="date"
          value={step.concludedOn ?? ''}
          error={errorAt('unionStep', 'concludedOn')}
          onChange={({ target }) => change({ concludedOn: target.value || null })}
        />
        <Field
          label={t('draft.announcedWeeks')}
          type="number"
          min={0}
          value={step.weeks ?? ''}
          error={errorAt('unionStep', 'weeks')}
          onChange={({ target }) => change({ weeks: whole(target.value) })}
        />
        <Field
          label={t('draft.announcedWorkers')}
          type="number"
          min={0}
          value={step.workers ?? ''}
          error={errorAt('unionStep', 'workers')}
          onChange={({ target }) => change({ workers: whole(target.value) })}
        />
      </div>
    </fieldset>
  );
}
