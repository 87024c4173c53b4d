import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { decimal } from '../i18n/format';
import { ListFiles } from '../parts/ListFiles';
import { PagedList } from '../parts/PagedList';
import { AuthorizationTableRow } from './AuthorizationTableRow';
import type { AuthorizationTable_connection$key } from './__generated__/AuthorizationTable_connection.graphql';

interface Props {
  connection: AuthorizationTable_connection$key;
  /** With which the graph gave them. */
  variables: object;
  hasNext: boolean;
  isLoading: boolean;
  onMore: () => void;
}

/** Authorizations with the hours in all. */
export function AuthorizationTable({ connection, variables, hasNext, isLoading, onMore }: Props) {
  const { t } = useTranslation();
  const { totalCount: count, totalHours, edges } = useFragment(
    graphql`
      fragment AuthorizationTable_connection on AuthorizationConnection {
        totalCount
        totalHours
        edges {
          node {
            id
            ...AuthorizationTableRow_authorization
          }
        }
      }
    `,
    connection,
  );
  return (
    <PagedList
      id="found"
      heading={count === 0 ? t('authorization.none') : t('authorization.found', { count, hours: decimal(totalHours) })}
      isEmpty={count === 0}
      hasMore={hasNext}
      isLoading={isLoading}
      onMore={onMore}
    >
      <ListFiles list="authorizations" variables={variables} />
      <table className="hub-table" aria-labelledby="found">
        <thead>
          <tr>
            <th scope="col">{t('authorization.number')}</th>
            <th scope="col">{t('authorization.decided')}</th>
            <th scope="col" className="hub-figure">
              {t('authorization.hours')}
            </th>
            <th scope="col" className="hub-figure">
              {t('authorization.workers')}
            </th>
            <th scope="col">{t('authorization.deadlines')}</th>
          </tr>
        </thead>
        <tbody>
          {edges.map(({ node }) => (
            <AuthorizationTableRow key={node.id} authorization={node} />
          ))}
        </tbody>
      </table>
    </PagedList>
  );
}
