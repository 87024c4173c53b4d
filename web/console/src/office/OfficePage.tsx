import { useTranslation } from 'react-i18next';
import { graphql } from 'react-relay/hooks';

import { NotFound } from '../frame/NotFound';
import { usePageQuery } from '../hub/usePageQuery';
import { Title } from '../parts/Title';
import { AgeCounts } from './AgeCounts';
import { CauseCounts } from './CauseCounts';
import { OfficeCounters } from './OfficeCounters';
import { ProposalCounts } from './ProposalCounts';
import { WeekChart } from './WeekChart';
import { WorkloadTable } from './WorkloadTable';
import { useFigureChanges } from './useFigureChanges';
import type { OfficePageQuery } from './__generated__/OfficePageQuery.graphql';

const QUERY = graphql`
  query OfficePageQuery {
    changesCursor
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
  const [{ viewer }, reload] = usePageQuery<OfficePageQuery>(QUERY, {});
  useFigureChanges(reload);
  if (!viewer?.operatorHub) return <NotFound />;
  const { operatorHub: hub } = viewer;
  return (
    <>
      <Title>{t('office.title')}</Title>
      <div className="hub-office">
        <WorkloadTable hub={hub} />
        <WeekChart hub={hub} />
        <OfficeCounters hub={hub} isDrawn />
        <AgeCounts hub={hub} />
        <ProposalCounts hub={hub} />
        <CauseCounts hub={hub} />
      </div>
    </>
  );
}
