import { useTranslation } from 'react-i18next';
import { graphql, usePaginationFragment } from 'react-relay/hooks';

import { PagedList } from '../parts/PagedList';
import { DecisionRow } from './DecisionRow';
import type { DecisionListMoreQuery } from './__generated__/DecisionListMoreQuery.graphql';
import type { DecisionList_viewer$key } from './__generated__/DecisionList_viewer.graphql';

const PAGE = 25;

export function DecisionList({ viewer }: { viewer: DecisionList_viewer$key }) {
  const { t } = useTranslation();
  const { data, hasNext, isLoadingNext, loadNext } = usePaginationFragment<DecisionListMoreQuery, DecisionList_viewer$key>(
    graphql`
      fragment DecisionList_viewer on Viewer
      @argumentDefinitions(first: { type: "Int", defaultValue: 25 }, after: { type: "String" }, filter: { type: "DecisionFilter" })
      @refetchable(queryName: "DecisionListMoreQuery") {
        auditorHub {
          decisions(first: $first, after: $after, filter: $filter) @connection(key: "DecisionList_decisions") {
            edges {
              node {
                id
                ...DecisionRow_proposal
              }
            }
          }
        }
      }
    `,
    viewer,
  );
  if (!data.auditorHub) return <p>{t('auditor.noDecisions')}</p>;
  const { edges } = data.auditorHub.decisions;
  const { length: count } = edges;
  return (
    <PagedList
      id="found"
      heading={hasNext ? t('auditor.decisionsOfMore', { count }) : t('auditor.decisionsShown', { count })}
      isEmpty={count === 0}
      none={t('auditor.noDecisions')}
      hasMore={hasNext}
      isLoading={isLoadingNext}
      onMore={() => loadNext(PAGE)}
    >
      <table className="hub-table" aria-labelledby="found">
        <thead>
          <tr>
            <th scope="col">{t('application.subject')}</th>
            <th scope="col">{t('office.outcome')}</th>
            <th scope="col">{t('auditor.office')}</th>
            <th scope="col">{t('auditor.decided')}</th>
            <th scope="col" className="hub-figure">
              {t('auditor.hours')}
            </th>
          </tr>
        </thead>
        <tbody>
          {edges.map(({ node }) => (
            <DecisionRow key={node.id} proposal={node} />
          ))}
        </tbody>
      </table>
    </PagedList>
  );
}
