import { useTranslation } from 'react-i18next';
import { graphql } from 'react-relay/hooks';

import { NotFound } from '../frame/NotFound';
import { usePageQuery } from '../hub/usePageQuery';
import { Title } from '../parts/Title';
import { useFilter } from '../parts/useFilter';
import { useSettledFilter } from '../parts/useSettledFilter';
import { EmployerFilterForm } from './EmployerFilterForm';
import { EmployerList } from './EmployerList';
import { HubCounters } from './HubCounters';
import { TermList } from './TermList';
import { addressOf, filterOf, variablesOf } from './filter';
import { useDashboardChanges } from './useDashboardChanges';
import type { DashboardPageQuery } from './__generated__/DashboardPageQuery.graphql';

const QUERY = graphql`
  query DashboardPageQuery($search: String, $filter: EmployerFilter, $orderBy: EmployerOrder) {
    changesCursor
    viewer {
      intermediaryHub {
        ...HubCounters_hub
        ...TermList_hub
      }
      ...EmployerList_viewer @arguments(search: $search, filter: $filter, orderBy: $orderBy)
    }
  }
`;

/** All employers of an intermediary, what is urgent first. */
export default function DashboardPage() {
  const { t } = useTranslation();
  const [filter, setFilter] = useFilter(filterOf, addressOf);
  const variables = variablesOf(useSettledFilter(filter, filterOf, addressOf));
  const [{ viewer }, reload] = usePageQuery<DashboardPageQuery>(QUERY, variables);
  const changes = useDashboardChanges(reload);
  if (!viewer?.intermediaryHub) return <NotFound />;
  return (
    <>
      <Title>{t('intermediary.title')}</Title>
      <div className="hub-start">
        <div className="hub-stack">
          <EmployerFilterForm filter={filter} onChange={setFilter} />
          <EmployerList viewer={viewer} variables={variables} changes={changes} />
        </div>
        <div className="hub-stack">
          <HubCounters hub={viewer.intermediaryHub} />
          <TermList hub={viewer.intermediaryHub} />
        </div>
      </div>
    </>
  );
}
