import { useTranslation } from 'react-i18next';
import { graphql, usePaginationFragment } from 'react-relay/hooks';

import { useChanges } from '../hub/useChanges';
import { useReload } from '../hub/useReload';
import { PagedList } from '../parts/PagedList';
import { rowsToReload } from '../parts/rowsToReload';
import { AuditedRow } from './AuditedRow';
import MORE, { type AuditedListMoreQuery } from './__generated__/AuditedListMoreQuery.graphql';
import type { AuditedListSubscription } from './__generated__/AuditedListSubscription.graphql';
import type { AuditedList_viewer$key } from './__generated__/AuditedList_viewer.graphql';

const PAGE = 25;

interface Props {
  viewer: AuditedList_viewer$key;
  /** With which the graph gave them. */
  variables: object;
}

export function AuditedList({ viewer, variables }: Props) {
  const { t } = useTranslation();
  const { data, hasNext, isLoadingNext, loadNext } = usePaginationFragment<AuditedListMoreQuery, AuditedList_viewer$key>(
    graphql`
      fragment AuditedList_viewer on Viewer
      @argumentDefinitions(first: { type: "Int", defaultValue: 25 }, after: { type: "String" }, filter: { type: "ApplicationFilter" })
      @refetchable(queryName: "AuditedListMoreQuery") {
        auditorHub {
          applications(first: $first, after: $after, filter: $filter) @connection(key: "AuditedList_applications") {
            totalCount
            totalCountIsCapped
            edges {
              node {
                id
                ...AuditedRow_application
              }
            }
          }
        }
      }
    `,
    viewer,
  );
  const shown = data.auditorHub?.applications.edges.length ?? 0;
  const reload = useReload<AuditedListMoreQuery>(MORE, { ...variables, first: rowsToReload(shown, PAGE) });
  useChanges<AuditedListSubscription>(
    graphql`
      subscription AuditedListSubscription($after: String) {
        changes(after: $after, kinds: [APPLICATION_STATUS_CHANGED]) {
          cursor
          application {
            id
            ...AuditedRow_application
          }
        }
      }
    `,
    {},
    { reload },
  );
  if (!data.auditorHub) return <p>{t('application.none')}</p>;
  const { edges, totalCount: count, totalCountIsCapped } = data.auditorHub.applications;
  return (
    <PagedList
      id="found"
      heading={totalCountIsCapped ? t('application.foundMany', { count }) : t('application.found', { count })}
      isEmpty={edges.length === 0}
      none={t('application.none')}
      hasMore={hasNext}
      isLoading={isLoadingNext}
      onMore={() => loadNext(PAGE)}
    >
      <table className="hub-table" aria-labelledby="found">
        <thead>
          <tr>
            <th scope="col">{t('application.subject')}</th>
            <th scope="col">{t('application.status')}</th>
            <th scope="col">{t('auditor.office')}</th>
            <th scope="col">{t('application.protocol')}</th>
            <th scope="col">{t('auditor.submitted')}</th>
          </tr>
        </thead>
        <tbody>
          {edges.map(({ node }) => (
            <AuditedRow key={node.id} application={node} />
          ))}
        </tbody>
      </table>
    </PagedList>
  );
}
