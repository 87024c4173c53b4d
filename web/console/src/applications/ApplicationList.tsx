import { useTranslation } from 'react-i18next';
import { graphql, usePaginationFragment } from 'react-relay/hooks';

import { useChanges } from '../hub/useChanges';
import { useReload } from '../hub/useReload';
import { ListFiles } from '../parts/ListFiles';
import { PagedList } from '../parts/PagedList';
import { rowsToReload } from '../parts/rowsToReload';
import { ApplicationTable } from './ApplicationTable';
import MORE, { type ApplicationListMoreQuery } from './__generated__/ApplicationListMoreQuery.graphql';
import type { ApplicationListSubscription } from './__generated__/ApplicationListSubscription.graphql';
import type { ApplicationList_viewer$key } from './__generated__/ApplicationList_viewer.graphql';

const PAGE = 25;

interface Props {
  viewer: ApplicationList_viewer$key;
  /** With which the graph gave them. */
  variables: object;
}

export function ApplicationList({ viewer, variables }: Props) {
  const { t } = useTranslation();
  const { data, hasNext, isLoadingNext, loadNext } = usePaginationFragment<ApplicationListMoreQuery, ApplicationList_viewer$key>(
    graphql`
      fragment ApplicationList_viewer on Viewer
      @argumentDefinitions(
        first: { type: "Int", defaultValue: 25 }
        after: { type: "String" }
        filter: { type: "ApplicationFilter" }
        orderBy: { type: "ApplicationOrder" }
      )
      @refetchable(queryName: "ApplicationListMoreQuery") {
        employerHub {
          applications(first: $first, after: $after, filter: $filter, orderBy: $orderBy) @connection(key: "ApplicationList_applications") {
            totalCount
            totalCountIsCapped
            edges {
              node {
                id
                ...ApplicationRow_application
              }
            }
          }
        }
      }
    `,
    viewer,
  );
  const shown = data.employerHub?.applications.edges.length ?? 0;
  const reload = useReload<ApplicationListMoreQuery>(MORE, { ...variables, first: rowsToReload(shown, PAGE) });
  useChanges<ApplicationListSubscription>(
    graphql`
      subscription ApplicationListSubscription($after: String) {
        changes(after: $after, kinds: [APPLICATION_STATUS_CHANGED, ALERTS_CHANGED, DRAFT_CHANGED]) {
          cursor
          application {
            id
            ...ApplicationRow_application
          }
        }
      }
    `,
    {},
    { reload },
  );
  if (!data.employerHub) return null;
  const { edges, totalCount: count, totalCountIsCapped } = data.employerHub.applications;
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
      <ListFiles list="applications" variables={variables} />
      <ApplicationTable labelledBy="found" applications={edges.map(({ node }) => node)} />
    </PagedList>
  );
}
