import { expect, test } from 'vitest';

import { dayOf, oneOf, written } from './address';

test('the address says what was chosen, and nothing of the rest', () => {
  expect(`${written({ status: 'DRAFT', search: '', unit: null, blocked: true, open: false })}`).toBe('status=DRAFT&blocked=');
});

test('a word that is none of those to choose from is left out', () => {
  expect(oneOf(['A', 'B'], 'B')).toBe('B');
  expect(oneOf(['A', 'B'], 'C')).toBeNull();
  expect(oneOf(['A', 'B'], null)).toBeNull();
});

test('a day that the calendar does not have is left out', () => {
  expect(dayOf('2026-11-30')).toBe('2026-11-30');
  expect(dayOf('2026-13-01')).toBeNull();
  expect(dayOf('yesterday')).toBeNull();
});
