import { expect, test } from 'vitest';

import { tasksOf, urgencyOf } from './tasks';

const term = (date: string, id: string | null) => ({ date, kind: 'SUBMISSION', application: id ? { id } : null });

test('the nearest term comes first', () => {
  const tasks = tasksOf([term('2026-12-31', 'b'), term('2026-12-01', 'a')]);
  expect(tasks.map(({ application }) => application?.id)).toEqual(['a', 'b']);
});

test('a draft to mend is said once, with its term where it has one', () => {
  const tasks = tasksOf([term('2026-12-31', 'a')], [{ id: 'a' }, { id: 'b' }]);
  expect(tasks.map(({ application, term: its }) => [application?.id, its?.date])).toEqual([
    ['a', '2026-12-31'],
    ['b', undefined],
  ]);
});

test('a delegation that ends has no application', () => {
  expect(tasksOf([term('2026-12-31', null)], [{ id: 'a' }])).toHaveLength(2);
});

test('yesterday is late, a week is near', () => {
  expect([-1, 0, 7, 8].map(urgencyOf)).toEqual(['late', 'near', 'near', 'far']);
});
