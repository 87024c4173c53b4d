import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { WeekBars } from './WeekBars';
import { WeekTable } from './WeekTable';
import type { WeekChart_hub$key } from './__generated__/WeekChart_hub.graphql';

export interface WeekCount {
  from: string;
  to: string;
  submitted: number;
  granted: number;
}

interface Props {
  hub: WeekChart_hub$key;
  weeks: readonly { from: string; to: string }[];
}

/** What came in, and what was granted, in each of the last weeks. */
export function WeekChart({ hub, weeks }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const counts = useFragment(
    graphql`
      fragment WeekChart_hub on OperatorHub {
        submitted0: applications(first: 1, filter: $submitted0) {
          totalCount
        }
        submitted1: applications(first: 1, filter: $submitted1) {
          totalCount
        }
        submitted2: applications(first: 1, filter: $submitted2) {
          totalCount
        }
        submitted3: applications(first: 1, filter: $submitted3) {
          totalCount
        }
        submitted4: applications(first: 1, filter: $submitted4) {
          totalCount
        }
        submitted5: applications(first: 1, filter: $submitted5) {
          totalCount
        }
        submitted6: applications(first: 1, filter: $submitted6) {
          totalCount
        }
        submitted7: applications(first: 1, filter: $submitted7) {
          totalCount
        }
        granted0: authorizations(first: 1, filter: $granted0) {
          totalCount
        }
        granted1: authorizations(first: 1, filter: $granted1) {
          totalCount
        }
        granted2: authorizations(first: 1, filter: $granted2) {
          totalCount
        }
        granted3: authorizations(first: 1, filter: $granted3) {
          totalCount
        }
        granted4: authorizations(first: 1, filter: $granted4) {
          totalCount
        }
        granted5: authorizations(first: 1, filter: $granted5) {
          totalCount
        }
        granted6: authorizations(first: 1, filter: $granted6) {
          totalCount
        }
        granted7: authorizations(first: 1, filter: $granted7) {
          totalCount
        }
      }
    `,
    hub,
  );
  const submitted = [counts.submitted0, counts.submitted1, counts.submitted2, counts.submitted3, counts.submitted4, counts.submitted5, counts.submitted6, counts.submitted7];
  const granted = [counts.granted0, counts.granted1, counts.granted2, counts.granted3, counts.granted4, counts.granted5, counts.granted6, counts.granted7];
  const shown = weeks.map((week, at): WeekCount => ({ ...week, submitted: submitted[at]?.totalCount ?? 0, granted: granted[at]?.totalCount ?? 0 }));
  return (
    <section className="hub-card" aria-labelledby={id}>
      <h2 id={id}>{t('office.byWeek')}</h2>
      <WeekBars weeks={shown} />
      <WeekTable weeks={shown} labelledBy={id} />
    </section>
  );
}
