import { useTranslation } from 'react-i18next';
import { graphql } from 'react-relay/hooks';

import { NotFound } from '../frame/NotFound';
import { usePageQuery } from '../hub/usePageQuery';
import { Title } from '../parts/Title';
import { useFilter } from '../parts/useFilter';
import { useSettledFilter } from '../parts/useSettledFilter';
import { EmployerChoice } from './EmployerChoice';
import { EmployerRoom } from './EmployerRoom';
import { FilterForm } from './FilterForm';
import { IntermediaryAuthorizations } from './IntermediaryAuthorizations';
import { IntermediaryRoom } from './IntermediaryRoom';
import { UnitChoice } from './UnitChoice';
import { addressOf, filterOf, variablesOf } from './filter';
import type { IntermediaryAuthorizationsPageQuery } from './__generated__/IntermediaryAuthorizationsPageQuery.graphql';

const QUERY = graphql`
  query IntermediaryAuthorizationsPageQuery($first: Int, $filter: AuthorizationFilter, $employer: ID!, $hasEmployer: Boolean!) {
    changesCursor
    viewer {
      intermediaryHub {
        ...EmployerChoice_hub
      }
      ...IntermediaryAuthorizations_viewer @arguments(first: $first, filter: $filter)
      ...IntermediaryRoom_viewer @skip(if: $hasEmployer) @alias(as: "room")
    }
    node(id: $employer) @include(if: $hasEmployer) {
      ... on Employer @alias(as: "employer") {
        id
        name
        positions {
          id
          ...UnitChoice_positions
        }
        ...EmployerRoom_employer
      }
    }
  }
`;

/** All that was granted to the employers of an intermediary, and what is left to their units. */
export default function IntermediaryAuthorizationsPage() {
  const { t } = useTranslation();
  const [filter, setFilter] = useFilter(filterOf, addressOf);
  const asked = useSettledFilter(filter, filterOf, addressOf);
  const variables = variablesOf(asked);
  const ofPage = { ...variables, employer: asked.employer ?? '', hasEmployer: asked.employer !== null };
  const [{ viewer, node }, reload] = usePageQuery<IntermediaryAuthorizationsPageQuery>(QUERY, ofPage);
  if (!viewer?.intermediaryHub) return <NotFound />;
  const employer = node?.employer;
  return (
    <>
      <Title>{t('authorization.title')}</Title>
      <FilterForm filter={filter} onChange={setFilter}>
        <EmployerChoice hub={viewer.intermediaryHub} chosen={employer ?? null} onChange={(id) => setFilter({ ...filter, employer: id, unit: null })} />
        {employer && <UnitChoice positions={employer.positions} value={filter.unit} onChange={(unit) => setFilter({ ...filter, unit })} />}
      </FilterForm>
      <div className="hub-start">
        <IntermediaryAuthorizations viewer={viewer} variables={variables} onChange={reload} />
        <section className="hub-card" aria-labelledby="room">
          <h2 id="room">{t('start.room')}</h2>
          <p className="hub-muted">{t('start.roomHint')}</p>
          {employer && <EmployerRoom employer={employer} isOpen />}
          {viewer.room && <IntermediaryRoom viewer={viewer.room} />}
        </section>
      </div>
    </>
  );
}
