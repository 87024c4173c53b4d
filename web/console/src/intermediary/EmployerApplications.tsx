import { useTranslation } from 'react-i18next';
import { graphql, usePaginationFragment } from 'react-relay/hooks';

import { ApplicationTable } from '../applications/ApplicationTable';
import { useReload } from '../hub/useReload';
import { ListFiles } from '../parts/ListFiles';
import { PagedList } from '../parts/PagedList';
import { rowsToReload } from '../parts/rowsToReload';
import { useEmployerChanges } from './useEmployerChanges';
import MORE, { type EmployerApplicationsMoreQuery } from './__generated__/EmployerApplicationsMoreQuery.graphql';
import type { EmployerApplications_employer$key } from './__generated__/EmployerApplications_employer.graphql';

const PAGE = 20;

export function EmployerApplications({ employer }: { employer: EmployerApplications_employer$key }) {
  const { t } = useTranslation();
  const { data, hasNext, isLoadingNext, loadNext } = usePaginationFragment<EmployerApplicationsMoreQuery, EmployerApplications_employer$key>(
    graphql`
      fragment EmployerApplications_employer on Employer
      @argumentDefinitions(first: { type: "Int", defaultValue: 20 }, after: { type: "String" })
      @refetchable(queryName: "EmployerApplicationsMoreQuery") {
        id
        applications(first: $first, after: $after, orderBy: UPDATED_AT_DESC) @connection(key: "EmployerApplications_applications") {
          edges {
            node {
              id
              ...ApplicationRow_application
            }
          }
        }
      }
    `,
    employer,
  );
  const { edges } = data.applications;
  const ids = edges.map(({ node }) => node.id);
  useEmployerChanges(ids, useReload<EmployerApplicationsMoreQuery>(MORE, { id: data.id, first: rowsToReload(ids.length, PAGE) }));
  return (
    <PagedList
      id="applications"
      heading={t('application.listTitle')}
      isEmpty={edges.length === 0}
      none={t('start.noApplications')}
      hasMore={hasNext}
      isLoading={isLoadingNext}
      onMore={() => loadNext(50)}
    >
      <ListFiles list="applications" variables={{ filter: { employerId: data.id }, orderBy: 'UPDATED_AT_DESC' }} />
      <ApplicationTable labelledBy="applications" applications={edges.map(({ node }) => node)} />
    </PagedList>
  );
}
