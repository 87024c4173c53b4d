import { useTranslation } from 'react-i18next';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';

import { Boundary } from '../parts/Boundary';
import { Title } from '../parts/Title';
import { useFilter } from '../parts/useFilter';
import { useSettledFilter } from '../parts/useSettledFilter';
import { DecisionFilterForm } from './DecisionFilterForm';
import { DecisionList } from './DecisionList';
import { type DecisionFilter, addressOf, filterOf, variablesOf } from './decisionFilter';
import type { DecisionsPageQuery } from './__generated__/DecisionsPageQuery.graphql';

/** What directors of any office signed, by the filter in the address. */
export default function DecisionsPage() {
  const { t } = useTranslation();
  const [filter, setFilter] = useFilter(filterOf, addressOf);
  return (
    <>
      <Title>{t('auditor.decisions')}</Title>
      <p>{t('auditor.decisionsHint')}</p>
      <Boundary>
        <DecisionFilterForm filter={filter} onChange={setFilter} />
      </Boundary>
      <Boundary>
        <Found filter={filter} />
      </Boundary>
    </>
  );
}

function Found({ filter }: { filter: DecisionFilter }) {
  const settled = useSettledFilter(filter, filterOf, addressOf);
  const { viewer } = useLazyLoadQuery<DecisionsPageQuery>(
    graphql`
      query DecisionsPageQuery($filter: DecisionFilter) {
        viewer {
          ...DecisionList_viewer @arguments(filter: $filter)
        }
      }
    `,
    variablesOf(settled),
    { fetchPolicy: 'store-and-network' },
  );
  return viewer && <DecisionList viewer={viewer} />;
}
