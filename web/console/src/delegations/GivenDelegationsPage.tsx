import { useTranslation } from 'react-i18next';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';

import { NotFound } from '../frame/NotFound';
import { Title } from '../parts/Title';
import { totalBeyond } from '../parts/totalBeyond';
import { GivenDelegationList } from './GivenDelegationList';
import type { GivenDelegationsPageQuery } from './__generated__/GivenDelegationsPageQuery.graphql';

/** Who acts for an employer, by position. */
export default function GivenDelegationsPage() {
  const { t } = useTranslation();
  const query = useLazyLoadQuery<GivenDelegationsPageQuery>(
    graphql`
      query GivenDelegationsPageQuery {
        changesCursor
        viewer {
          employerHub {
            employers(first: 10) {
              totalCount
              totalCountIsCapped
              nodes {
                id
                positions {
                  id
                  number
                }
              }
            }
          }
        }
        ...GivenDelegationList_query
      }
    `,
    {},
    { fetchPolicy: 'store-and-network' },
  );
  if (!query.viewer?.employerHub) return <NotFound />;
  const { employers } = query.viewer.employerHub;
  const total = totalBeyond(employers);
  const positions = employers.nodes.flatMap((employer) => employer.positions);
  return (
    <>
      <Title>{t('delegation.title')}</Title>
      <p>{t('delegation.givenHint')}</p>
      {total && <p className="hub-muted">{t('delegation.ofFirstEmployers', { shown: employers.nodes.length, total })}</p>}
      <GivenDelegationList query={query} positions={positions.map(({ number }) => number)} />
    </>
  );
}
