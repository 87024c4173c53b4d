import { Button } from 'design-react-kit';
import { useTranslation } from 'react-i18next';

import { DecimalField } from '../parts/DecimalField';
import { useCurrentDraft } from './DraftContext';

const FULL_TIME = { weeklyHours: '40.00', workers: 1 };

/** How many people work in the unit, by their weekly hours. */
export function WorkforceFields() {
  const { t } = useTranslation();
  const { values, set, errorAt } = useCurrentDraft();
  const bands = values.workforce ?? [];
  const put = (at: number, part: Partial<(typeof bands)[number]>) => set({ workforce: bands.map((band, one) => (one === at ? { ...band, ...part } : band)) });
  return (
    <fieldset>
      <legend className="h4">{t('draft.workforce')}</legend>
      {bands.map(({ weeklyHours, workers }, at) => (
        <div key={at} className="hub-pair">
          <DecimalField
            label={t('draft.weeklyHours')}
            value={weeklyHours}
            error={errorAt('workforce', String(at), 'weeklyHours')}
            onChange={(hours) => hours && put(at, { weeklyHours: hours })}
          />
          <DecimalField
            label={t('application.workers')}
            value={String(workers)}
            error={errorAt('workforce', String(at), 'workers')}
            onChange={(count) => count && put(at, { workers: Number(count) })}
          />
          <p className="hub-row-act">
            <Button color="primary" outline size="xs" onClick={() => set({ workforce: bands.filter((_, one) => one !== at) })}>
              {t('draft.removeBand', { hours: weeklyHours })}
            </Button>
          </p>
        </div>
      ))}
      <Button color="primary" outline size="sm" onClick={() => set({ workforce: [...bands, FULL_TIME] })}>
        {t('draft.addBand')}
      </Button>
    </fieldset>
  );
}
