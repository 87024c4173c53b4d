import { expect, test } from 'vitest';

import { mondayOf, weeksOf } from './calendar';

const WINDOW = { from: '2026-11-02', to: '2026-11-29' };
const states = (...given: Parameters<typeof weeksOf>) => weeksOf(...given).map(({ state }) => state);

test('a week begins on its Monday, also for its Sunday', () => {
  expect(['2026-11-02', '2026-11-04', '2026-11-08'].map(mondayOf)).toEqual(['2026-11-02', '2026-11-02', '2026-11-02']);
});

test('two years are 104 weeks', () => {
  expect(weeksOf({ from: '2024-11-25', to: '2026-11-22' }, [], [], [])).toHaveLength(104);
});

test('one authorized day takes its week', () => {
  expect(states(WINDOW, [], [{ from: '2026-11-15', to: '2026-11-16' }], [])).toEqual(['FREE', 'AUTHORIZED', 'AUTHORIZED', 'FREE']);
});

test('what is authorized is not pending any more', () => {
  const days = { from: '2026-11-02', to: '2026-11-02' };
  expect(states(WINDOW, [], [days], [days])[0]).toBe('AUTHORIZED');
});

test('a week that is asked for here is what the limits make of it', () => {
  const week = { days: { from: '2026-11-02', to: '2026-11-08' }, outcome: 'REFUSED', limit: 'TWO_YEARS_FULL', earliest: '2027-01-04' } as const;
  const [first] = weeksOf(WINDOW, [week], [week.days], []);
  expect(first).toEqual({ ...week.days, state: 'REFUSED', limit: 'TWO_YEARS_FULL', earliest: '2027-01-04' });
});
