import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fetchQuery, graphql, useLazyLoadQuery, useRelayEnvironment } from 'react-relay/hooks';

import { today } from '../draft/today';
import { NotFound } from '../frame/NotFound';
import { Title } from '../parts/Title';
import { AgeCounts } from './AgeCounts';
import { CauseCounts } from './CauseCounts';
import { OfficeCounters } from './OfficeCounters';
import { ProposalCounts } from './ProposalCounts';
import { WeekChart } from './WeekChart';
import { WorkloadTable } from './WorkloadTable';
import { figuresOf } from './figures';
import { useFigureChanges } from './useFigureChanges';
import type { OfficePageQuery } from './__generated__/OfficePageQuery.graphql';

const QUERY = graphql`
  query OfficePageQuery(
    $open: [ApplicationStatus!]!
    $age0: ApplicationFilter!
    $age1: ApplicationFilter!
    $age2: ApplicationFilter!
    $age3: ApplicationFilter!
    $age4: ApplicationFilter!
    $submitted0: ApplicationFilter!
    $submitted1: ApplicationFilter!
    $submitted2: ApplicationFilter!
    $submitted3: ApplicationFilter!
    $submitted4: ApplicationFilter!
    $submitted5: ApplicationFilter!
    $submitted6: ApplicationFilter!
    $submitted7: ApplicationFilter!
    $granted0: AuthorizationFilter!
    $granted1: AuthorizationFilter!
    $granted2: AuthorizationFilter!
    $granted3: AuthorizationFilter!
    $granted4: AuthorizationFilter!
    $granted5: AuthorizationFilter!
    $granted6: AuthorizationFilter!
    $granted7: AuthorizationFilter!
  ) {
    viewer {
      operatorHub {
        ...OfficeCounters_hub
        ...AgeCounts_hub
        ...WeekChart_hub
        ...WorkloadTable_hub
        ...ProposalCounts_hub
        ...CauseCounts_hub
      }
    }
  }
`;

/** What an office has before it, in numbers. */
export default function OfficePage() {
  const { t } = useTranslation();
  const environment = useRelayEnvironment();
  // A page that stays open over midnight is of the day on which it was opened.
  const [figures] = useState(() => figuresOf(today()));
  const { viewer } = useLazyLoadQuery<OfficePageQuery>(QUERY, figures.variables, { fetchPolicy: 'store-and-network' });
  useFigureChanges(() => fetchQuery<OfficePageQuery>(environment, QUERY, figures.variables).subscribe({}));
  if (!viewer?.operatorHub) return <NotFound />;
  const { operatorHub: hub } = viewer;
  return (
    <>
      <Title>{t('office.title')}</Title>
      <div className="hub-office">
        <WorkloadTable hub={hub} />
        <WeekChart hub={hub} weeks={figures.weeks} />
        <OfficeCounters hub={hub} />
        <AgeCounts hub={hub} />
        <ProposalCounts hub={hub} />
        <CauseCounts hub={hub} />
      </div>
    </>
  );
}
