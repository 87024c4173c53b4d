import { useTranslation } from 'react-i18next';
import { fetchQuery, graphql, useLazyLoadQuery, useRelayEnvironment } from 'react-relay/hooks';

import { NotFound } from '../frame/NotFound';
import { Title } from '../parts/Title';
import { InboxRow } from './InboxRow';
import { OfficeCounters } from './OfficeCounters';
import { Workload } from './Workload';
import { useInboxChanges } from './useInboxChanges';
import type { InboxPageQuery } from './__generated__/InboxPageQuery.graphql';

const QUERY = graphql`
  query InboxPageQuery {
    viewer {
      operatorHub {
        inbox(first: 50) {
          totalCount
          nodes {
            id
            ...InboxRow_proposal
          }
        }
        ...OfficeCounters_hub
        ...Workload_hub
      }
    }
  }
`;

/** What waits for the director's signature, the oldest first. */
export default function InboxPage() {
  const { t } = useTranslation();
  const environment = useRelayEnvironment();
  const { viewer } = useLazyLoadQuery<InboxPageQuery>(QUERY, {}, { fetchPolicy: 'store-and-network' });
  const reload = () => fetchQuery<InboxPageQuery>(environment, QUERY, {}).subscribe({});
  useInboxChanges(reload);
  if (!viewer?.operatorHub) return <NotFound />;
  const { inbox } = viewer.operatorHub;
  return (
    <>
      <Title>{t('office.inbox')}</Title>
      <div className="hub-start">
        <section className="hub-card" aria-labelledby="proposals">
          <h2 id="proposals">
            <span role="status">{t('office.proposals', { count: inbox.totalCount })}</span>
          </h2>
          <ul className="hub-list hub-queue">
            {inbox.nodes.map((proposal) => (
              <InboxRow key={proposal.id} proposal={proposal} />
            ))}
          </ul>
        </section>
        <div className="hub-stack">
          <OfficeCounters hub={viewer.operatorHub} />
          <Workload hub={viewer.operatorHub} />
        </div>
      </div>
    </>
  );
}
