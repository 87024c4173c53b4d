import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { decimal, range } from '../i18n/format';
import type { ProposedPeriods_proposal$key } from './__generated__/ProposedPeriods_proposal.graphql';

/** What a proposal would grant: days, hours, workers. */
export function ProposedPeriods({ proposal: key }: { proposal: ProposedPeriods_proposal$key }) {
  const { t } = useTranslation();
  const { periods } = useFragment(
    graphql`
      fragment ProposedPeriods_proposal on Proposal {
        periods {
          from
          to
          hours
          workers
        }
      }
    `,
    key,
  );
  if (periods.length === 0) return <p>{t('office.grantsNothing')}</p>;
  return periods.map((period) => (
    <p key={period.from}>
      {range(period)}, {t('start.hours', { hours: decimal(period.hours) })}, {t('start.workers', { count: period.workers })}
    </p>
  ));
}
