import { useTranslation } from 'react-i18next';
import { fetchQuery, graphql, useLazyLoadQuery, useRelayEnvironment } from 'react-relay/hooks';

import { NotFound } from '../frame/NotFound';
import { Boundary } from '../parts/Boundary';
import { Title } from '../parts/Title';
import { useFilter } from '../parts/useFilter';
import type { Role } from '../session/person';
import { FoundQueue } from './FoundQueue';
import { OfficeCounters } from './OfficeCounters';
import { QueueFilterForm } from './QueueFilterForm';
import { TakeNext } from './TakeNext';
import { Workload } from './Workload';
import { addressOf, filterOf } from './filter';
import type { QueuePageQuery } from './__generated__/QueuePageQuery.graphql';

const QUERY = graphql`
  query QueuePageQuery {
    viewer {
      operatorHub {
        ...QueueFilterForm_hub
        ...OfficeCounters_hub
        ...Workload_hub
      }
    }
  }
`;

/** What waits for an office, the oldest first; what its people have in hand, by the filter in the address. */
export default function QueuePage({ role }: { role: Role }) {
  const { t } = useTranslation();
  const environment = useRelayEnvironment();
  const { viewer } = useLazyLoadQuery<QueuePageQuery>(QUERY, {}, { fetchPolicy: 'store-and-network' });
  if (!viewer?.operatorHub) return <NotFound />;
  const { operatorHub: hub } = viewer;
  const [filter, setFilter] = useFilter(filterOf, addressOf);
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
          <Boundary>
            <FoundQueue role={role} filter={filter} onReload={() => fetchQuery<QueuePageQuery>(environment, QUERY, {}).subscribe({})} />
          </Boundary>
        </div>
        <div className="hub-stack">
          <OfficeCounters hub={hub} />
          <Workload hub={hub} />
        </div>
      </div>
    </>
  );
}
