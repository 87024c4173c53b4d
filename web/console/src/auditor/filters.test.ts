import { expect, test } from 'vitest';

import * as access from './accessFilter';
import * as application from './applicationFilter';
import * as decision from './decisionFilter';

const address = (text: string) => new URLSearchParams(text);

test('an address without anything is everything', () => {
  expect(`${application.addressOf(application.filterOf(address('')))}`).toBe('');
  expect(`${decision.addressOf(decision.filterOf(address('')))}`).toBe('');
  expect(`${access.addressOf(access.filterOf(address('')))}`).toBe('');
});

test('a filter that is written into the address is read from it again', () => {
  const text = 'outcome=REJECTED&office=Tw&director=WA&from=2026-11-01&to=2026-11-30&hoursFrom=10.00&hoursTo=20.50';
  const read = decision.filterOf(address(text));
  expect(decision.filterOf(decision.addressOf(read))).toEqual(read);
  expect(decision.variablesOf(read).filter).toEqual({
    outcome: ['REJECTED'],
    officeId: 'Tw',
    directorId: 'WA',
    decided: { from: '2026-11-01', to: '2026-11-30' },
    hoursFrom: '10.00',
    hoursTo: '20.50',
  });
});

test('what somebody typed into the address and means nothing is left out', () => {
  expect(application.filterOf(address('status=NOTHING&benefit=X&from=2026-13-01&to=yesterday'))).toEqual(application.filterOf(address('')));
  expect(decision.filterOf(address('outcome=MAYBE&hoursFrom=many'))).toEqual(decision.filterOf(address('')));
});

test('one end of a range is enough', () => {
  expect(application.variablesOf(application.filterOf(address('from=2026-11-01'))).filter.submitted).toEqual({ from: '2026-11-01', to: null });
  expect(application.variablesOf(application.filterOf(address(''))).filter.submitted).toBeNull();
});

test('the days of the access log are those of Rome, and the last one counts', () => {
  const { from, to } = access.variablesOf(access.filterOf(address('from=2026-11-30&to=2026-11-30'))).filter;
  expect([from, to]).toEqual(['2026-11-29T23:00:00.000Z', '2026-11-30T23:00:00.000Z']);
});

test('the day on which clocks change begins and ends at its own midnights', () => {
  const { from, to } = access.variablesOf(access.filterOf(address('from=2026-03-29&to=2026-03-29'))).filter;
  expect([from, to]).toEqual(['2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z']);
});
