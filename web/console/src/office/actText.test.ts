import { expect, test } from 'vitest';

import { actText } from './actText';

test('an examination is begun where the application was only taken', () => {
  expect(actText('review', 'ASSIGNED')).toBe('office.act.review');
});

test('an examination is resumed once the applicant has answered, or the time to answer has passed', () => {
  expect(actText('review', 'INTEGRATION_RECEIVED')).toBe('office.resumeReview');
  expect(actText('review', 'INTEGRATION_EXPIRED')).toBe('office.resumeReview');
});

test('every other act has one name in every status', () => {
  expect(actText('release', 'INTEGRATION_RECEIVED')).toBe('office.act.release');
});
