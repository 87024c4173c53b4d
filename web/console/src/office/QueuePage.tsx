import { useTranslation } from 'react-i18next';
import { graphql } from 'react-relay/hooks';

import { today } from '../draft/today';
import { NotFound } from '../frame/NotFound';
import { usePageQuery } from '../hub/usePageQuery';
import { Title } from '../parts/Title';
import { useFilter } from '../parts/useFilter';
import { useSettledFilter } from '../parts/useSettledFilter';
import type { Role } from '../session/person';
import { OfficeCounters } from './OfficeCounters';
import { QueueFilterForm } from './QueueFilterForm';
import { QueueList } from './QueueList';
import { TakeNext } from './TakeNext';
import { Workload } from './Workload';
import { addressOf, filterOf, isEmpty, variablesOf } from './filter';
import type { QueuePageQuery } from './__generated__/QueuePageQuery.graphql';

const QUERY = graphql`
  query QueuePageQuery($first: Int, $filter: ApplicationFilter) {
    changesCursor
    viewer {
      operatorHub {
        ...QueueFilterForm_hub
        ...OfficeCounters_hub
        ...Workload_hub
      }
      ...QueueList_viewer @arguments(first: $first, filter: $filter)
    }
  }
`;

/** What waits for an office, the oldest first; what its people have in hand, by the filter in the address. */
export default function QueuePage({ role }: { role: Role }) {
  const { t } = useTranslation();
  const [filter, setFilter] = useFilter(filterOf, addressOf);
  const shown = useSettledFilter(filter, filterOf, addressOf);
  const variables = { filter: variablesOf(shown, today()) };
  const [{ viewer }, reload] = usePageQuery<QueuePageQuery>(QUERY, variables);
  if (!viewer?.operatorHub) return <NotFound />;
  const { operatorHub: hub } = viewer;
  return (
    <>
      <Title>{t('office.queue')}</Title>
      {role === 'OPERATOR' && (
        <p>
          <TakeNext />
        </p>
      )}
      <div className="hub-start">
        <div className="hub-stack">
          <QueueFilterForm hub={hub} role={role} filter={filter} onChange={setFilter} />
          <QueueList key={`${addressOf(shown)}`} viewer={viewer} role={role} isFiltered={!isEmpty(shown)} reload={reload} />
        </div>
        <div className="hub-stack">
          <OfficeCounters hub={hub} />
          <Workload hub={hub} />
        </div>
      </div>
    </>
  );
}
