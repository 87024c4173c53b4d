import { Field } from './Field';
import type { Days } from './address';

interface Props {
  from: string;
  to: string;
  days: Days;
  onChange: (days: Days) => void;
}

/** Two days that both count, each of which may be left out. */
export function DayRange({ from, to, days, onChange }: Props) {
  const change = (part: keyof Days, day: string) => onChange({ from: days.from, to: days.to, [part]: day || null });
  return (
    <>
      <Field label={from} type="date" max={days.to ?? undefined} value={days.from ?? ''} onChange={({ target }) => change('from', target.value)} />
      <Field label={to} type="date" min={days.from ?? undefined} value={days.to ?? ''} onChange={({ target }) => change('to', target.value)} />
    </>
  );
}
