import { useTranslation } from 'react-i18next';
import { fetchQuery, graphql, useLazyLoadQuery, useRelayEnvironment } from 'react-relay/hooks';
import { Link } from 'wouter';

import { NotFound } from '../frame/NotFound';
import { Title } from '../parts/Title';
import { OfficeCounters } from './OfficeCounters';
import { QueueList } from './QueueList';
import { Workload } from './Workload';
import type { QueuePageQuery } from './__generated__/QueuePageQuery.graphql';

const QUERY = graphql`
  query QueuePageQuery {
    viewer {
      ...QueueList_viewer
      operatorHub {
        nextApplication {
          id
        }
        ...OfficeCounters_hub
        ...Workload_hub
      }
    }
  }
`;

/** What waits for an office, the oldest first. */
export default function QueuePage() {
  const { t } = useTranslation();
  const environment = useRelayEnvironment();
  const { viewer } = useLazyLoadQuery<QueuePageQuery>(QUERY, {}, { fetchPolicy: 'store-and-network' });
  if (!viewer?.operatorHub) return <NotFound />;
  const { operatorHub: hub } = viewer;
  return (
    <>
      <Title>{t('office.queue')}</Title>
      {hub.nextApplication && (
        <p>
          <Link className="btn btn-primary" href={`/applications/${hub.nextApplication.id}`}>
            {t('office.next')}
          </Link>
        </p>
      )}
      <div className="hub-start">
        <QueueList viewer={viewer} reload={() => fetchQuery<QueuePageQuery>(environment, QUERY, {}).subscribe({})} />
        <div className="hub-stack">
          <OfficeCounters hub={hub} />
          <Workload hub={hub} />
        </div>
      </div>
    </>
  );
}
