import { useTranslation } from 'react-i18next';
import { graphql, usePaginationFragment } from 'react-relay/hooks';

import { PagedList } from '../parts/PagedList';
import { SealRow } from './SealRow';
import type { SealListMoreQuery } from './__generated__/SealListMoreQuery.graphql';
import type { SealList_query$key } from './__generated__/SealList_query.graphql';

const PAGE = 31;

/** The log gives the oldest first: the last page is read first, and what was before it on demand. */
export function SealList({ query }: { query: SealList_query$key }) {
  const { t } = useTranslation();
  const { data, hasPrevious, isLoadingPrevious, loadPrevious } = usePaginationFragment<SealListMoreQuery, SealList_query$key>(
    graphql`
      fragment SealList_query on Query
      @argumentDefinitions(last: { type: "Int", defaultValue: 31 }, before: { type: "String" })
      @refetchable(queryName: "SealListMoreQuery") {
        accessLogSeals(last: $last, before: $before) @connection(key: "SealList_accessLogSeals") {
          edges {
            node {
              day
              ...SealRow_seal
            }
          }
        }
      }
    `,
    query,
  );
  const { edges } = data.accessLogSeals;
  const { length: count } = edges;
  return (
    <PagedList
      id="found"
      heading={hasPrevious ? t('auditor.sealsOfMore', { count }) : t('auditor.sealsShown', { count })}
      isEmpty={count === 0}
      none={t('auditor.noSeals')}
      hasMore={hasPrevious}
      isLoading={isLoadingPrevious}
      onMore={() => loadPrevious(PAGE)}
    >
      <ul className="hub-list">
        {edges.toReversed().map(({ node }) => (
          <SealRow key={node.day} seal={node} />
        ))}
      </ul>
    </PagedList>
  );
}
