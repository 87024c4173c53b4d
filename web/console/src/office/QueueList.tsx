import { useTranslation } from 'react-i18next';
import { graphql, usePaginationFragment } from 'react-relay/hooks';

import { Announcement } from '../parts/Announcement';
import { MoreButton } from '../parts/MoreButton';
import { rowsToReload } from '../parts/rowsToReload';
import type { Role } from '../session/person';
import { QueueRow } from './QueueRow';
import { useQueueChanges } from './useQueueChanges';
import { useRowKeys } from './useRowKeys';
import type { QueueListMoreQuery } from './__generated__/QueueListMoreQuery.graphql';
import type { QueueList_viewer$key } from './__generated__/QueueList_viewer.graphql';

const PAGE = 50;

interface Props {
  viewer: QueueList_viewer$key;
  role: Role;
  /** Whether this is a part of the queue, or what somebody has in hand: what is new does not belong to it by itself. */
  isFiltered: boolean;
  /** Reads the page again, with as many rows. */
  reload: (rows: number) => void;
}

/** The queue: new ones come in at its end, and what another has taken stays where it was, marked, until the list is loaded again. */
export function QueueList({ viewer, role, isFiltered, reload }: Props) {
  const { t } = useTranslation();
  const { data, hasNext, isLoadingNext, loadNext } = usePaginationFragment<QueueListMoreQuery, QueueList_viewer$key>(
    graphql`
      fragment QueueList_viewer on Viewer
      @argumentDefinitions(first: { type: "Int", defaultValue: 50 }, after: { type: "String" }, filter: { type: "ApplicationFilter" })
      @refetchable(queryName: "QueueListMoreQuery") {
        operatorHub {
          queue(first: $first, after: $after, filter: $filter) @connection(key: "QueueList_queue") {
            __id
            totalCount
            totalCountIsCapped
            edges {
              node {
                id
                ...QueueRow_application
              }
            }
          }
        }
      }
    `,
    viewer,
  );
  const queue = data.operatorHub?.queue;
  const changed = useQueueChanges(isFiltered ? undefined : queue?.__id, hasNext, () => reload(rowsToReload(queue?.edges.length ?? 0, PAGE)));
  const onKeyDown = useRowKeys();
  if (!queue) return null;
  const { totalCount: count, totalCountIsCapped } = queue;
  const found = t(totalCountIsCapped ? 'application.foundMany' : 'application.found', { count });
  return (
    <section className="hub-card" aria-labelledby="queue">
      <h2 id="queue">
        <span role="status">{isFiltered ? t('office.foundOldest', { found }) : t('office.waiting')}</span>
      </h2>
      <p className="hub-muted">{t(role === 'OPERATOR' ? 'office.keys' : 'office.keysToRead')}</p>
      <Announcement text={changed.size > 0 ? t('office.changed', { count: changed.size }) : ''} />
      {queue.edges.length === 0 && <p>{t(isFiltered ? 'application.none' : 'office.empty')}</p>}
      <ol className="hub-list" onKeyDown={onKeyDown}>
        {queue.edges.map(({ node }) => (
          <QueueRow key={node.id} application={node} isChanged={changed.has(node.id)} />
        ))}
      </ol>
      <MoreButton hasMore={hasNext} isLoading={isLoadingNext} onMore={() => loadNext(PAGE)} />
    </section>
  );
}
