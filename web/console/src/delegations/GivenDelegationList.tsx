import { useTranslation } from 'react-i18next';
import { graphql, usePaginationFragment } from 'react-relay/hooks';

import { useReload } from '../hub/useReload';
import { Announcement } from '../parts/Announcement';
import { MoreButton } from '../parts/MoreButton';
import { rowsToReload } from '../parts/rowsToReload';
import { GivenDelegationRow } from './GivenDelegationRow';
import { byPosition } from './byPosition';
import { useDelegationListChanges } from './useDelegationListChanges';
import MORE, { type GivenDelegationListMoreQuery } from './__generated__/GivenDelegationListMoreQuery.graphql';
import type { GivenDelegationList_query$key } from './__generated__/GivenDelegationList_query.graphql';

interface Props {
  query: GivenDelegationList_query$key;
  /** The numbers of the positions, also of those that nobody is delegated for. */
  positions: readonly string[];
}

const PAGE = 25;
const EVERY = { filter: {} };

/** Who acts for each position or did, the newest first. */
export function GivenDelegationList({ query, positions }: Props) {
  const { t } = useTranslation();
  const { data, hasNext, isLoadingNext, loadNext } = usePaginationFragment<GivenDelegationListMoreQuery, GivenDelegationList_query$key>(
    graphql`
      fragment GivenDelegationList_query on Query
      @argumentDefinitions(first: { type: "Int", defaultValue: 25 }, after: { type: "String" })
      @refetchable(queryName: "GivenDelegationListMoreQuery") {
        delegations(first: $first, after: $after) @connection(key: "GivenDelegationList_delegations") {
          edges {
            node {
              id
              positionNumber
              ...GivenDelegationRow_delegation
            }
          }
        }
      }
    `,
    query,
  );
  const nodes = data.delegations.edges.map(({ node }) => node);
  const changed = useDelegationListChanges({
    variables: EVERY,
    shown: nodes.map(({ id }) => id),
    reload: useReload<GivenDelegationListMoreQuery>(MORE, { first: rowsToReload(nodes.length, PAGE) }),
  });
  return (
    <div className="hub-stack">
      <Announcement text={changed} />
      {byPosition(positions, nodes).map(({ number, delegations }) => (
        <section key={number} className="hub-card" aria-labelledby={`position-${number}`}>
          <h2 id={`position-${number}`}>{t('delegation.ofPosition', { number })}</h2>
          {delegations.length === 0 && <p>{t('delegation.noneGiven')}</p>}
          <ul className="hub-list">
            {delegations.map((delegation) => (
              <GivenDelegationRow key={delegation.id} delegation={delegation} />
            ))}
          </ul>
        </section>
      ))}
      <MoreButton hasMore={hasNext} isLoading={isLoadingNext} onMore={() => loadNext(PAGE)} />
    </div>
  );
}
