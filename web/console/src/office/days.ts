/** Days of the calendar, as the graph writes them: YYYY-MM-DD. */
import { mondayOf } from '../application/calendar';

export interface Days {
  from?: string;
  to?: string;
}

export function daysBefore(day: string, count: number): string {
  const date = new Date(day);
  date.setUTCDate(date.getUTCDate() - count);
  return date.toISOString().slice(0, 10);
}

/** The week of a day and those before it, oldest first; a week begins on Monday. */
export function lastWeeks(today: string, count: number): { from: string; to: string }[] {
  const monday = mondayOf(today);
  return Array.from({ length: count }, (_, at) => {
    const from = daysBefore(monday, 7 * (count - 1 - at));
    return { from, to: daysBefore(from, -6) };
  });
}

/** Of what was submitted so many days ago: from one bound on, and before the next. */
export function ranges(today: string, bounds: readonly number[]): Days[] {
  return bounds.map((bound, at) => {
    const next = bounds[at + 1];
    return { to: daysBefore(today, bound), ...(next === undefined ? {} : { from: daysBefore(today, next - 1) }) };
  });
}
