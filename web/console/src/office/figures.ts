/** What the page of an office asks to be counted, and of which days. */
import type { ApplicationStatus } from '../application/status';
import type { OfficePageQuery$variables } from './__generated__/OfficePageQuery.graphql';
import { lastWeeks, ranges } from './days';

/** Sent, and neither decided nor withdrawn. */
const OPEN: ApplicationStatus[] = [
  'PROTOCOLLED',
  'ASSIGNED',
  'UNDER_REVIEW',
  'INTEGRATION_REQUESTED',
  'INTEGRATION_RECEIVED',
  'INTEGRATION_EXPIRED',
  'DOCUMENTS_REQUESTED',
];

/** Days since the submission: from each on, and before the next. */
export const AGE_BOUNDS = [0, 8, 16, 31, 61] as const;
const WEEKS = 8;

export interface Figures {
  variables: OfficePageQuery$variables;
  weeks: readonly { from: string; to: string }[];
}

export function figuresOf(today: string): Figures {
  const weeks = lastWeeks(today, WEEKS);
  const named = <T>(name: string, values: readonly T[]) => Object.fromEntries(values.map((value, at) => [name + at, value]));
  const variables = {
    open: OPEN,
    ...named('age', ranges(today, AGE_BOUNDS).map((submitted) => ({ status: OPEN, submitted }))),
    ...named('submitted', weeks.map((submitted) => ({ submitted }))),
    ...named('granted', weeks.map(({ from, to }) => ({ decidedFrom: from, decidedTo: to }))),
  };
  return { variables: variables as unknown as OfficePageQuery$variables, weeks };
}
