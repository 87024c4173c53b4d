import { useTranslation } from 'react-i18next';
import { graphql, usePaginationFragment } from 'react-relay/hooks';

import { PagedList } from '../parts/PagedList';
import { EntryRow } from './EntryRow';
import type { EntryListMoreQuery } from './__generated__/EntryListMoreQuery.graphql';
import type { EntryList_query$key } from './__generated__/EntryList_query.graphql';

const PAGE = 25;

export function EntryList({ query }: { query: EntryList_query$key }) {
  const { t } = useTranslation();
  const { data, hasNext, isLoadingNext, loadNext } = usePaginationFragment<EntryListMoreQuery, EntryList_query$key>(
    graphql`
      fragment EntryList_query on Query
      @argumentDefinitions(first: { type: "Int", defaultValue: 25 }, after: { type: "String" }, filter: { type: "AccessLogFilter" })
      @refetchable(queryName: "EntryListMoreQuery") {
        accessLog(first: $first, after: $after, filter: $filter) @connection(key: "EntryList_accessLog") {
          edges {
            node {
              number
              ...EntryRow_entry
            }
          }
        }
      }
    `,
    query,
  );
  const { edges } = data.accessLog;
  const { length: count } = edges;
  return (
    <PagedList
      id="found"
      heading={hasNext ? t('auditor.entriesOfMore', { count }) : t('auditor.entriesShown', { count })}
      isEmpty={count === 0}
      none={t('auditor.noEntries')}
      hasMore={hasNext}
      isLoading={isLoadingNext}
      onMore={() => loadNext(PAGE)}
    >
      <table className="hub-table" aria-labelledby="found">
        <thead>
          <tr>
            <th scope="col">{t('auditor.when')}</th>
            <th scope="col">{t('auditor.who')}</th>
            <th scope="col">{t('auditor.what')}</th>
            <th scope="col">{t('auditor.about')}</th>
          </tr>
        </thead>
        <tbody>
          {edges.map(({ node }) => (
            <EntryRow key={node.number} entry={node} />
          ))}
        </tbody>
      </table>
    </PagedList>
  );
}
