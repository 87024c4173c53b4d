import { useTranslation } from 'react-i18next';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { Link } from 'wouter';

import { Boundary } from '../parts/Boundary';
import { Field } from '../parts/Field';
import { Title } from '../parts/Title';
import { written } from '../parts/address';
import { useFilter } from '../parts/useFilter';
import { useSettled } from '../parts/useSettled';
import { AccountList } from './AccountList';
import type { AccountsPageQuery } from './__generated__/AccountsPageQuery.graphql';

/** The accounts of everyone; what is searched for is in the address. */
export default function AccountsPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useFilter(
    (address) => address.get('search') ?? '',
    (typed) => written({ search: typed }),
  );
  return (
    <>
      <Title>{t('admin.accounts')}</Title>
      <div className="hub-acts-row">
        <Link className="btn btn-primary btn-sm" href="/accounts/new">
          {t('admin.new')}
        </Link>
      </div>
      <form className="hub-filter" role="search" onSubmit={(event) => event.preventDefault()}>
        <Field
          label={t('admin.search')}
          hint={t('admin.searchHint')}
          type="search"
          value={search}
          onChange={({ target }) => setSearch(target.value)}
        />
      </form>
      <Boundary>
        <Found search={search} />
      </Boundary>
    </>
  );
}

function Found({ search }: { search: string }) {
  // While the next list is loaded the one before stays.
  const settled = useSettled(search.trim());
  const { viewer } = useLazyLoadQuery<AccountsPageQuery>(
    graphql`
      query AccountsPageQuery($search: String) {
        viewer {
          ...AccountList_viewer @arguments(search: $search)
        }
      }
    `,
    { search: settled || null },
    { fetchPolicy: 'store-and-network' },
  );
  return viewer && <AccountList viewer={viewer} />;
}
