import { useTranslation } from 'react-i18next';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { Link } from 'wouter';

import { Boundary } from '../parts/Boundary';
import { Title } from '../parts/Title';
import { useFilter } from '../parts/useFilter';
import { useSettledFilter } from '../parts/useSettledFilter';
import { DelegationFilterForm } from './DelegationFilterForm';
import { DelegationList } from './DelegationList';
import { type Filter, addressOf, filterOf, variablesOf } from './filter';
import type { DelegationListPageQuery } from './__generated__/DelegationListPageQuery.graphql';

/** The delegations of an intermediary, by the filter in the address. */
export default function DelegationListPage() {
  const { t } = useTranslation();
  const [filter, setFilter] = useFilter(filterOf, addressOf);
  return (
    <>
      <Title>{t('delegation.title')}</Title>
      <DelegationFilterForm filter={filter} onChange={setFilter} />
      <Boundary>
        <Found filter={filter} />
      </Boundary>
    </>
  );
}

function Found({ filter }: { filter: Filter }) {
  const { t } = useTranslation();
  const variables = variablesOf(useSettledFilter(filter, filterOf, addressOf));
  const query = useLazyLoadQuery<DelegationListPageQuery>(
    graphql`
      query DelegationListPageQuery($filter: DelegationFilter) {
        changesCursor
        viewer {
          capacity {
            id
            function
          }
        }
        ...DelegationList_query @arguments(filter: $filter)
      }
    `,
    variables,
    { fetchPolicy: 'store-and-network' },
  );
  return (
    <>
      {query.viewer?.capacity.function === 'PRACTITIONER' && (
        <p>
          <Link href="/delegations/new" className="btn btn-primary btn-sm">
            {t('delegation.new')}
          </Link>
        </p>
      )}
      <DelegationList query={query} variables={variables} />
    </>
  );
}
