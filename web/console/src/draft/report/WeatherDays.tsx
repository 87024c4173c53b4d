import { Button } from 'design-react-kit';
import { useTranslation } from 'react-i18next';

import { useCurrentDraft } from '../DraftContext';
import { WeatherDayFields } from './WeatherDayFields';
import { useReport } from './useReport';

/** The weather of each day that was lost. */
export function WeatherDays() {
  const { t } = useTranslation();
  const { values } = useCurrentDraft();
  const { report, put } = useReport();
  const days = report.weatherDays ?? [];
  const add = () => put({ weatherDays: [...days, { byOrder: false, date: values.period?.from ?? '', event: 'RAIN', work: 'CONSTRUCTION' }] });
  return (
    <fieldset>
      <legend className="h4">{t('draft.weather')}</legend>
      {days.map((day, at) => (
        <WeatherDayFields
          key={at}
          at={at}
          day={day}
          onChange={(part) => put({ weatherDays: days.map((one, place) => (place === at ? { ...one, ...part } : one)) })}
          onRemove={() => put({ weatherDays: days.filter((_, place) => place !== at) })}
        />
      ))}
      <p>
        <Button color="primary" outline size="sm" onClick={add} disabled={!values.period}>
          {t('draft.addDay')}
        </Button>
      </p>
    </fieldset>
  );
}
