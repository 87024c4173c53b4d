import { useTranslation } from 'react-i18next';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { Link } from 'wouter';

import { Boundary } from '../parts/Boundary';
import { Title } from '../parts/Title';
import { useFilter } from '../parts/useFilter';
import { useSettledFilter } from '../parts/useSettledFilter';
import { AccessFilterForm } from './AccessFilterForm';
import { EntryList } from './EntryList';
import { type AccessFilter, addressOf, filterOf, variablesOf } from './accessFilter';
import type { AccessLogPageQuery } from './__generated__/AccessLogPageQuery.graphql';

/** Who read or changed what, by the filter in the address. */
export default function AccessLogPage() {
  const { t } = useTranslation();
  const [filter, setFilter] = useFilter(filterOf, addressOf);
  return (
    <>
      <Title>{t('auditor.accessLog')}</Title>
      <p>
        {t('auditor.accessLogHint')} <Link href="/access-log/seals">{t('auditor.seals')}</Link>
      </p>
      <AccessFilterForm filter={filter} onChange={setFilter} />
      {/* An id that is none fails; another one is asked for anew. */}
      <Boundary key={`${filter.employer} ${filter.account} ${filter.capacity}`}>
        <Found filter={filter} />
      </Boundary>
    </>
  );
}

function Found({ filter }: { filter: AccessFilter }) {
  const settled = useSettledFilter(filter, filterOf, addressOf);
  const query = useLazyLoadQuery<AccessLogPageQuery>(
    graphql`
      query AccessLogPageQuery($filter: AccessLogFilter) {
        ...EntryList_query @arguments(filter: $filter)
      }
    `,
    variablesOf(settled),
    { fetchPolicy: 'store-and-network' },
  );
  return <EntryList query={query} />;
}
