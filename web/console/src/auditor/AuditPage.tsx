import { useTranslation } from 'react-i18next';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';

import { Boundary } from '../parts/Boundary';
import { Title } from '../parts/Title';
import { useFilter } from '../parts/useFilter';
import { useSettledFilter } from '../parts/useSettledFilter';
import { AuditedList } from './AuditedList';
import { AuditFilterForm } from './AuditFilterForm';
import { type ApplicationFilter, addressOf, filterOf, variablesOf } from './applicationFilter';
import type { AuditPageQuery } from './__generated__/AuditPageQuery.graphql';

/** The applications of all offices, by the filter in the address. */
export default function AuditPage() {
  const { t } = useTranslation();
  const [filter, setFilter] = useFilter(filterOf, addressOf);
  return (
    <>
      <Title>{t('application.listTitle')}</Title>
      <p>{t('auditor.masked')}</p>
      <Boundary>
        <AuditFilterForm filter={filter} onChange={setFilter} />
      </Boundary>
      <Boundary>
        <Found filter={filter} />
      </Boundary>
    </>
  );
}

function Found({ filter }: { filter: ApplicationFilter }) {
  const variables = variablesOf(useSettledFilter(filter, filterOf, addressOf));
  const { viewer } = useLazyLoadQuery<AuditPageQuery>(
    graphql`
      query AuditPageQuery($filter: ApplicationFilter) {
        changesCursor
        viewer {
          ...AuditedList_viewer @arguments(filter: $filter)
        }
      }
    `,
    variables,
    { fetchPolicy: 'store-and-network' },
  );
  return viewer && <AuditedList viewer={viewer} variables={variables} />;
}
