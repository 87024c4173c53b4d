import { startTransition } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, usePaginationFragment } from 'react-relay/hooks';

import { MoreButton } from '../parts/MoreButton';
import { InboxRow } from './InboxRow';
import { useInboxChanges } from './useInboxChanges';
import type { InboxListMoreQuery } from './__generated__/InboxListMoreQuery.graphql';
import type { InboxList_viewer$key } from './__generated__/InboxList_viewer.graphql';

const PAGE = 50;
/** What the graph gives at once at most. */
const MOST = 100;

/** The proposals that wait; as many as were shown are read again with each change. */
export function InboxList({ viewer }: { viewer: InboxList_viewer$key }) {
  const { t } = useTranslation();
  const { data, hasNext, isLoadingNext, loadNext, refetch } = usePaginationFragment<InboxListMoreQuery, InboxList_viewer$key>(
    graphql`
      fragment InboxList_viewer on Viewer
      @argumentDefinitions(first: { type: "Int", defaultValue: 50 }, after: { type: "String" })
      @refetchable(queryName: "InboxListMoreQuery") {
        operatorHub {
          inbox(first: $first, after: $after) @connection(key: "InboxList_inbox") {
            totalCount
            edges {
              node {
                id
                ...InboxRow_proposal
              }
            }
          }
        }
      }
    `,
    viewer,
  );
  const inbox = data.operatorHub?.inbox;
  const shown = inbox?.edges.length ?? 0;
  useInboxChanges(() => startTransition(() => void refetch({ first: Math.min(MOST, Math.max(PAGE, shown)) }, { fetchPolicy: 'store-and-network' })));
  if (!inbox) return null;
  return (
    <section className="hub-card" aria-labelledby="proposals">
      <h2 id="proposals">
        <span role="status">{t('office.proposals', { count: inbox.totalCount })}</span>
      </h2>
      <ul className="hub-list">
        {inbox.edges.map(({ node }) => (
          <InboxRow key={node.id} proposal={node} />
        ))}
      </ul>
      <MoreButton hasMore={hasNext} isLoading={isLoadingNext} onMore={() => loadNext(PAGE)} />
    </section>
  );
}
