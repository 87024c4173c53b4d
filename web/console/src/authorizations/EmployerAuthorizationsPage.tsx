import { useTranslation } from 'react-i18next';
import { graphql } from 'react-relay/hooks';

import { RoomList } from '../employer/RoomList';
import { NotFound } from '../frame/NotFound';
import { usePageQuery } from '../hub/usePageQuery';
import { Title } from '../parts/Title';
import { useFilter } from '../parts/useFilter';
import { useSettledFilter } from '../parts/useSettledFilter';
import { EmployerAuthorizations } from './EmployerAuthorizations';
import { FilterForm } from './FilterForm';
import { UnitChoice } from './UnitChoice';
import { addressOf, filterOf, variablesOf } from './filter';
import type { EmployerAuthorizationsPageQuery } from './__generated__/EmployerAuthorizationsPageQuery.graphql';

const QUERY = graphql`
  query EmployerAuthorizationsPageQuery($first: Int, $filter: AuthorizationFilter) {
    changesCursor
    viewer {
      employerHub {
        employers(first: 10) {
          nodes {
            id
            positions {
              id
              ...UnitChoice_positions
            }
          }
        }
        ...RoomList_hub
      }
      ...EmployerAuthorizations_viewer @arguments(first: $first, filter: $filter)
    }
  }
`;

/** All that was granted to an employer, and what is left to its units. */
export default function EmployerAuthorizationsPage() {
  const { t } = useTranslation();
  const [filter, setFilter] = useFilter(filterOf, addressOf);
  const variables = variablesOf(useSettledFilter(filter, filterOf, addressOf));
  const [{ viewer }, reload] = usePageQuery<EmployerAuthorizationsPageQuery>(QUERY, variables);
  if (!viewer?.employerHub) return <NotFound />;
  const positions = viewer.employerHub.employers.nodes.flatMap((employer) => employer.positions);
  return (
    <>
      <Title>{t('authorization.title')}</Title>
      <FilterForm filter={filter} onChange={setFilter}>
        <UnitChoice positions={positions} value={filter.unit} onChange={(unit) => setFilter({ ...filter, unit })} />
      </FilterForm>
      <div className="hub-start">
        <EmployerAuthorizations viewer={viewer} variables={variables} onChange={reload} />
        <RoomList hub={viewer.employerHub} />
      </div>
    </>
  );
}
