import { useTranslation } from 'react-i18next';
import { graphql, usePaginationFragment } from 'react-relay/hooks';

import { MoreButton } from '../parts/MoreButton';
import { rowsToReload } from '../parts/rowsToReload';
import { InboxRow } from './InboxRow';
import { useInboxChanges } from './useInboxChanges';
import type { InboxListMoreQuery } from './__generated__/InboxListMoreQuery.graphql';
import type { InboxList_viewer$key } from './__generated__/InboxList_viewer.graphql';

const PAGE = 50;

interface Props {
  viewer: InboxList_viewer$key;
  /** Something has changed: as many as are shown are to be read again. */
  onChange: (rows: number) => void;
}

/** The proposals that wait. */
export function InboxList({ viewer, onChange }: Props) {
  const { t } = useTranslation();
  const { data, hasNext, isLoadingNext, loadNext } = usePaginationFragment<InboxListMoreQuery, InboxList_viewer$key>(
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
  useInboxChanges(() => onChange(rowsToReload(inbox?.edges.length ?? 0, PAGE)));
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
