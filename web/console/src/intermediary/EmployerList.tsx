import { Button } from 'design-react-kit';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, usePaginationFragment } from 'react-relay/hooks';

import { ListFiles } from '../parts/ListFiles';
import { VirtualRows } from '../parts/VirtualRows';
import { EmployerRow } from './EmployerRow';
import type { EmployerListMoreQuery } from './__generated__/EmployerListMoreQuery.graphql';
import type { EmployerList_viewer$key } from './__generated__/EmployerList_viewer.graphql';

interface Props {
  viewer: EmployerList_viewer$key;
  /** With which the graph gave them. */
  variables: object;
  /** How often something has changed. */
  changes: number;
}

const PAGE = 100;

export function EmployerList({ viewer, variables, changes }: Props) {
  const { t } = useTranslation();
  const [ordered, setOrdered] = useState(changes);
  const { data, hasNext, isLoadingNext, loadNext, refetch } = usePaginationFragment<EmployerListMoreQuery, EmployerList_viewer$key>(
    graphql`
      fragment EmployerList_viewer on Viewer
      @argumentDefinitions(
        first: { type: "Int", defaultValue: 100 }
        after: { type: "String" }
        search: { type: "String" }
        filter: { type: "EmployerFilter" }
        orderBy: { type: "EmployerOrder" }
      )
      @refetchable(queryName: "EmployerListMoreQuery") {
        intermediaryHub {
          employers(first: $first, after: $after, search: $search, filter: $filter, orderBy: $orderBy) @connection(key: "EmployerList_employers") {
            totalCount
            edges {
              node {
                id
                ...EmployerRow_employer
              }
            }
          }
        }
      }
    `,
    viewer,
  );
  const loadMore = useCallback(() => void (hasNext && !isLoadingNext && loadNext(PAGE)), [hasNext, isLoadingNext, loadNext]);
  if (!data.intermediaryHub) return null;
  const { edges, totalCount: count } = data.intermediaryHub.employers;
  const order = () => {
    setOrdered(changes);
    refetch({}, { fetchPolicy: 'network-only' });
  };
  return (
    <section className="hub-card" aria-labelledby="employers">
      <h2 id="employers">
        <span role="status">{t('intermediary.employers', { count })}</span>
      </h2>
      {changes > ordered && (
        <p>
          {t('intermediary.orderMayDiffer')}{' '}
          <Button color="primary" outline size="xs" onClick={order}>
            {t('intermediary.orderAgain')}
          </Button>
        </p>
      )}
      {count === 0 ? <p>{t('intermediary.none')}</p> : <ListFiles list="employers" variables={variables} />}
      <VirtualRows
        labelledBy="employers"
        loaded={edges.length}
        total={count}
        loadMore={loadMore}
        placeholder={t('frame.loading')}
        row={(at) => {
          const node = edges[at]?.node;
          return node && <EmployerRow employer={node} />;
        }}
      />
    </section>
  );
}
