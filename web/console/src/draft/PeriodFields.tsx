import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Field } from '../parts/Field';
import { useCurrentDraft } from './DraftContext';

/** First and last day; the graph takes both or none. */
export function PeriodFields() {
  const { t } = useTranslation();
  const { values, set, errorAt } = useCurrentDraft();
  const [half, setHalf] = useState<{ from: string; to: string } | null>(null);
  const shown = half ?? values.period ?? { from: '', to: '' };
  const change = (days: { from: string; to: string }) => {
    const isWhole = days.from !== '' && days.to !== '';
    setHalf(isWhole ? null : days);
    if (isWhole) set({ period: days });
  };
  return (
    <div className="hub-pair">
      <Field
        label={t('draft.from')}
        type="date"
        value={shown.from}
        error={errorAt('period', 'from')}
        onChange={({ target }) => change({ ...shown, from: target.value })}
      />
      <Field
        label={t('draft.to')}
        type="date"
        value={shown.to}
        error={errorAt('period', 'to') ?? (errorAt('period', 'from') ? undefined : errorAt('period'))}
        onChange={({ target }) => change({ ...shown, to: target.value })}
      />
    </div>
  );
}
