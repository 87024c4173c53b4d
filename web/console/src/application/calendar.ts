/** The weeks of the two years in which a unit's benefit is counted, each with what it is used for. */

export interface Days {
  readonly from: string;
  readonly to: string;
}

export type WeekState = 'FREE' | 'AUTHORIZED' | 'PENDING' | 'GRANTED' | 'NEUTRAL' | 'REFUSED';

export interface Week extends Days {
  state: WeekState;
  /** Why it is refused, and when it would not be. */
  limit: string | null;
  earliest: string | null;
}

interface AskedWeek {
  readonly days: Days;
  readonly outcome: 'GRANTED' | 'NEUTRAL' | 'REFUSED';
  readonly limit: string | null | undefined;
  readonly earliest: string | null | undefined;
}

const DAY = 86_400_000;

const added = (date: string, days: number) => new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);
const touches = (one: Days, other: Days) => one.from <= other.to && other.from <= one.to;

/** The Monday of a day's week. */
export function mondayOf(date: string): string {
  return added(date, -((new Date(date).getUTCDay() + 6) % 7));
}

/** Each week of the window once: what is asked for here says more of it than what others asked for. */
export function weeksOf(window: Days, asked: readonly AskedWeek[], authorized: readonly Days[], pending: readonly Days[]): Week[] {
  const weeks: Week[] = [];
  for (let from = mondayOf(window.from); from <= window.to; from = added(from, 7)) {
    const days = { from, to: added(from, 6) };
    const here = asked.find((week) => touches(week.days, days));
    const state = here?.outcome ?? stateOf(days, authorized, pending);
    weeks.push({ ...days, state, limit: here?.limit ?? null, earliest: here?.earliest ?? null });
  }
  return weeks;
}

function stateOf(week: Days, authorized: readonly Days[], pending: readonly Days[]): WeekState {
  if (authorized.some((days) => touches(days, week))) return 'AUTHORIZED';
  return pending.some((days) => touches(days, week)) ? 'PENDING' : 'FREE';
}
