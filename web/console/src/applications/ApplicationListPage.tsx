import { useTranslation } from 'react-i18next';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';

import { Boundary } from '../parts/Boundary';
import { Title } from '../parts/Title';
import { useFilter } from '../parts/useFilter';
import { useSettledFilter } from '../parts/useSettledFilter';
import { ApplicationList } from './ApplicationList';
import { FilterForm } from './FilterForm';
import { type Filter, addressOf, filterOf, variablesOf } from './filter';
import type { ApplicationListPageQuery } from './__generated__/ApplicationListPageQuery.graphql';

/** All applications, by the filter in the address. */
export default function ApplicationListPage() {
  const { t } = useTranslation();
  const [filter, setFilter] = useFilter(filterOf, addressOf);
  return (
    <>
      <Title>{t('application.listTitle')}</Title>
      <FilterForm filter={filter} onChange={setFilter} />
      <Boundary>
        <Found filter={filter} />
      </Boundary>
    </>
  );
}

function Found({ filter }: { filter: Filter }) {
  const variables = variablesOf(useSettledFilter(filter, filterOf, addressOf));
  const { viewer } = useLazyLoadQuery<ApplicationListPageQuery>(
    graphql`
      query ApplicationListPageQuery($filter: ApplicationFilter, $orderBy: ApplicationOrder) {
        changesCursor
        viewer {
          ...ApplicationList_viewer @arguments(filter: $filter, orderBy: $orderBy)
        }
      }
    `,
    variables,
    { fetchPolicy: 'store-and-network' },
  );
  return viewer && <ApplicationList viewer={viewer} variables={variables} />;
}
