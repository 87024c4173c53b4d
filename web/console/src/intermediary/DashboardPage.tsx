import { useTranslation } from 'react-i18next';
import { fetchQuery, graphql, useLazyLoadQuery, useRelayEnvironment } from 'react-relay/hooks';

import { NotFound } from '../frame/NotFound';
import { Boundary } from '../parts/Boundary';
import { Title } from '../parts/Title';
import { useFilter } from '../parts/useFilter';
import { EmployerFilterForm } from './EmployerFilterForm';
import { FoundEmployers } from './FoundEmployers';
import { HubCounters } from './HubCounters';
import { TermList } from './TermList';
import { addressOf, filterOf } from './filter';
import { useDashboardChanges } from './useDashboardChanges';
import type { DashboardPageQuery } from './__generated__/DashboardPageQuery.graphql';

const QUERY = graphql`
  query DashboardPageQuery {
    viewer {
      intermediaryHub {
        ...HubCounters_hub
        ...TermList_hub
      }
    }
  }
`;

/** All employers of an intermediary, what is urgent first. */
export default function DashboardPage() {
  const { t } = useTranslation();
  const environment = useRelayEnvironment();
  const [filter, setFilter] = useFilter(filterOf, addressOf);
  const { viewer } = useLazyLoadQuery<DashboardPageQuery>(QUERY, {}, { fetchPolicy: 'store-and-network' });
  const changes = useDashboardChanges(() => fetchQuery<DashboardPageQuery>(environment, QUERY, {}).subscribe({}));
  if (!viewer?.intermediaryHub) return <NotFound />;
  return (
    <>
      <Title>{t('intermediary.title')}</Title>
      <div className="hub-start">
        <div className="hub-stack">
          <EmployerFilterForm filter={filter} onChange={setFilter} />
          <Boundary>
            <FoundEmployers filter={filter} changes={changes} />
          </Boundary>
        </div>
        <div className="hub-stack">
          <HubCounters hub={viewer.intermediaryHub} />
          <TermList hub={viewer.intermediaryHub} />
        </div>
      </div>
    </>
  );
}
