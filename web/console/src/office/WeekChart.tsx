import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { WeekColumns } from './WeekColumns';
import { WeekTable } from './WeekTable';
import type { WeekChart_hub$data, WeekChart_hub$key } from './__generated__/WeekChart_hub.graphql';

export type WeekCount = WeekChart_hub$data['figures']['byWeek'][number];

/** What came in, and what was authorized, in each of the last weeks. */
export function WeekChart({ hub }: { hub: WeekChart_hub$key }) {
  const { t } = useTranslation();
  const id = useId();
  const { figures } = useFragment(
    graphql`
      fragment WeekChart_hub on OperatorHub {
        figures {
          byWeek {
            from
            to
            submitted
            authorized
          }
        }
      }
    `,
    hub,
  );
  return (
    <section className="hub-card" aria-labelledby={id}>
      <h2 id={id}>{t('office.byWeek')}</h2>
      <WeekColumns weeks={figures.byWeek} />
      <WeekTable weeks={figures.byWeek} labelledBy={id} />
    </section>
  );
}
