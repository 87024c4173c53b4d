import { useTranslation } from 'react-i18next';
import { graphql, usePaginationFragment } from 'react-relay/hooks';

import { useReload } from '../hub/useReload';
import { Announcement } from '../parts/Announcement';
import { PagedList } from '../parts/PagedList';
import { rowsToReload } from '../parts/rowsToReload';
import { DelegationRow } from './DelegationRow';
import type { Variables } from './filter';
import { useDelegationListChanges } from './useDelegationListChanges';
import MORE, { type DelegationListMoreQuery } from './__generated__/DelegationListMoreQuery.graphql';
import type { DelegationList_query$key } from './__generated__/DelegationList_query.graphql';

interface Props {
  query: DelegationList_query$key;
  variables: Variables;
}

const PAGE = 25;

export function DelegationList({ query, variables }: Props) {
  const { t } = useTranslation();
  const { data, hasNext, isLoadingNext, loadNext } = usePaginationFragment<DelegationListMoreQuery, DelegationList_query$key>(
    graphql`
      fragment DelegationList_query on Query
      @argumentDefinitions(first: { type: "Int", defaultValue: 25 }, after: { type: "String" }, filter: { type: "DelegationFilter" })
      @refetchable(queryName: "DelegationListMoreQuery") {
        delegations(first: $first, after: $after, filter: $filter) @connection(key: "DelegationList_delegations") {
          edges {
            node {
              id
              ...DelegationRow_delegation
            }
          }
        }
      }
    `,
    query,
  );
  const { edges } = data.delegations;
  const changed = useDelegationListChanges({
    variables,
    shown: edges.map(({ node }) => node.id),
    reload: useReload<DelegationListMoreQuery>(MORE, { ...variables, first: rowsToReload(edges.length, PAGE) }),
  });
  return (
    <>
      <Announcement text={changed} />
      <PagedList
        id="found"
        heading={hasNext ? t('delegation.shown', { count: edges.length }) : t('delegation.found', { count: edges.length })}
        isEmpty={edges.length === 0}
        none={t('delegation.none')}
        hasMore={hasNext}
        isLoading={isLoadingNext}
        onMore={() => loadNext(PAGE)}
      >
        <table className="hub-table" aria-labelledby="found">
          <thead>
            <tr>
              <th scope="col">{t('application.employer')}</th>
              <th scope="col">{t('delegation.position')}</th>
              <th scope="col">{t('application.status')}</th>
              <th scope="col">{t('delegation.days')}</th>
              <th scope="col">{t('delegation.collaborators')}</th>
            </tr>
          </thead>
          <tbody>
            {edges.map(({ node }) => (
              <DelegationRow key={node.id} delegation={node} />
            ))}
          </tbody>
        </table>
      </PagedList>
    </>
  );
}
