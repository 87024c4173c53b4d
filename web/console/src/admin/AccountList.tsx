import { useTranslation } from 'react-i18next';
import { graphql, usePaginationFragment } from 'react-relay/hooks';

import { PagedList } from '../parts/PagedList';
import { AccountRow } from './AccountRow';
import type { AccountListMoreQuery } from './__generated__/AccountListMoreQuery.graphql';
import type { AccountList_viewer$key } from './__generated__/AccountList_viewer.graphql';

const PAGE = 25;

export function AccountList({ viewer }: { viewer: AccountList_viewer$key }) {
  const { t } = useTranslation();
  const { data, hasNext, isLoadingNext, loadNext } = usePaginationFragment<AccountListMoreQuery, AccountList_viewer$key>(
    graphql`
      fragment AccountList_viewer on Viewer
      @argumentDefinitions(first: { type: "Int", defaultValue: 25 }, after: { type: "String" }, search: { type: "String" })
      @refetchable(queryName: "AccountListMoreQuery") {
        adminHub {
          accounts(first: $first, after: $after, search: $search) @connection(key: "AccountList_accounts") {
            edges {
              node {
                id
                ...AccountRow_account
              }
            }
          }
        }
      }
    `,
    viewer,
  );
  if (!data.adminHub) return null;
  const { edges } = data.adminHub.accounts;
  const { length: count } = edges;
  return (
    <PagedList
      id="found"
      heading={hasNext ? t('admin.shownOfMore', { count }) : t('admin.shown', { count })}
      isEmpty={count === 0}
      none={t('admin.none')}
      hasMore={hasNext}
      isLoading={isLoadingNext}
      onMore={() => loadNext(PAGE)}
      more={t('admin.more')}
    >
      <table className="hub-table" aria-labelledby="found">
        <thead>
          <tr>
            <th scope="col">{t('admin.name')}</th>
            <th scope="col">{t('admin.email')}</th>
            <th scope="col">{t('admin.capacities')}</th>
            <th scope="col">{t('admin.status')}</th>
          </tr>
        </thead>
        <tbody>
          {edges.map(({ node }) => (
            <AccountRow key={node.id} account={node} />
          ))}
        </tbody>
      </table>
    </PagedList>
  );
}
