/** What can be written into a draft, as the graph takes it. */
import { graphql } from 'react-relay/hooks';
import { readInlineData } from 'relay-runtime';

import { reportOf } from './report/reportOf';
import type { DraftPatch } from './__generated__/sendPatchMutation.graphql';
import type { values_application$key } from './__generated__/values_application.graphql';

type Kept = 'article10' | 'cause' | 'firstEventOn' | 'hoursRequested' | 'paymentMode' | 'period' | 'report' | 'unionStep' | 'workforce';

export type DraftValues = { [K in Kept]: NonNullable<DraftPatch[K]> | null };
export type Patch = Partial<DraftValues>;
export type ReportValue = NonNullable<DraftValues['report']>;

/** The draft as it was read, in the words in which it is written. */
export function valuesOf(key: values_application$key): DraftValues {
  const draft = readInlineData(
    graphql`
      fragment values_application on Application @inline {
        article10
        cause
        firstEventOn
        hoursRequested
        paymentMode
        period {
          from
          to
        }
        report {
          ...reportOf_report @alias(as: "composed")
        }
        unionStep {
          communicatedOn
          concludedOn
          weeks
          workers
        }
        workforce {
          weeklyHours
          workers
        }
      }
    `,
    key,
  );
  return {
    article10: draft.article10 ?? null,
    cause: draft.cause ?? null,
    firstEventOn: draft.firstEventOn ?? null,
    hoursRequested: draft.hoursRequested ?? null,
    paymentMode: draft.paymentMode ?? null,
    period: draft.period ? { ...draft.period } : null,
    report: draft.report?.composed ? reportOf(draft.report.composed) : null,
    unionStep: draft.unionStep ? { ...draft.unionStep } : null,
    workforce: draft.workforce.map((band) => ({ ...band })),
  };
}
