import { Button } from 'design-react-kit';
import { useTranslation } from 'react-i18next';

import { day as shown } from '../../i18n/format';
import { Choice } from '../../parts/Choice';
import { DecimalField } from '../../parts/DecimalField';
import { Field } from '../../parts/Field';
import { Tick } from '../../parts/Tick';
import type { ReportValue } from '../values';
import { useReport } from './useReport';

type Day = NonNullable<ReportValue['weatherDays']>[number];

interface Props {
  at: number;
  day: Day;
  onChange: (part: Partial<Day>) => void;
  onRemove: () => void;
}

const EVENTS = ['RAIN', 'SNOW', 'FROST', 'HEAT', 'WIND'] as const;
const WORKS = ['CONSTRUCTION', 'EXCAVATION', 'FINISHING', 'OTHER'] as const;

/** What is measured of an event. */
const MEASURES = { RAIN: 'millimetres', SNOW: 'millimetres', FROST: 'celsius', HEAT: 'celsius', WIND: 'knots' } as const;

export function WeatherDayFields({ at, day, onChange, onRemove }: Props) {
  const { t } = useTranslation();
  const { errorAt } = useReport();
  const error = (field: string) => errorAt('weatherDays', String(at), field);
  const measure = day.event ? MEASURES[day.event] : null;
  return (
    <div className="hub-weather">
      <Field label={t('draft.day')} type="date" value={day.date} error={error('date')} onChange={({ target }) => target.value && onChange({ date: target.value })} />
      <Choice
        label={t('draft.event')}
        none={t('draft.noEvent')}
        value={day.event ?? null}
        options={EVENTS.map((event) => [event, t(`draft.events.${event}`)])}
        error={error('event')}
        onChange={(event) => onChange({ event })}
      />
      <Field label={t('draft.began')} type="time" value={day.from ?? ''} error={error('from')} onChange={({ target }) => onChange({ from: target.value || null })} />
      <Field label={t('draft.ended')} type="time" value={day.to ?? ''} error={error('to')} onChange={({ target }) => onChange({ to: target.value || null })} />
      <Choice
        label={t('draft.work')}
        none={t('draft.choose')}
        value={day.work ?? null}
        options={WORKS.map((work) => [work, t(`draft.works.${work}`)])}
        error={error('work')}
        onChange={(work) => onChange({ work })}
      />
      {measure && (
        <DecimalField label={t(`draft.measure.${measure}`)} value={day[measure]} error={error(measure)} onChange={(value) => onChange({ [measure]: value })} />
      )}
      {day.event === 'HEAT' && (
        <DecimalField
          label={t('draft.perceived')}
          value={day.perceivedCelsius}
          error={error('perceivedCelsius')}
          onChange={(perceivedCelsius) => onChange({ perceivedCelsius })}
        />
      )}
      <Tick label={t('draft.byOrder')} isOn={day.byOrder ?? false} onChange={(byOrder) => onChange({ byOrder })} />
      <p className="hub-row-act">
        <Button color="primary" outline size="xs" onClick={onRemove}>
          {t('draft.removeDay', { day: shown(day.date) })}
        </Button>
      </p>
    </div>
  );
}
