import { useTranslation } from 'react-i18next';
import { graphql, usePaginationFragment } from 'react-relay/hooks';

import { MoreButton } from '../parts/MoreButton';
import { EmployerRoom } from './EmployerRoom';
import type { IntermediaryRoomMoreQuery } from './__generated__/IntermediaryRoomMoreQuery.graphql';
import type { IntermediaryRoom_viewer$key } from './__generated__/IntermediaryRoom_viewer.graphql';

/** What is left to the units of each employer, who unfold. */
export function IntermediaryRoom({ viewer }: { viewer: IntermediaryRoom_viewer$key }) {
  const { t } = useTranslation();
  const { data, hasNext, isLoadingNext, loadNext } = usePaginationFragment<IntermediaryRoomMoreQuery, IntermediaryRoom_viewer$key>(
    graphql`
      fragment IntermediaryRoom_viewer on Viewer
      @argumentDefinitions(first: { type: "Int", defaultValue: 20 }, after: { type: "String" })
      @refetchable(queryName: "IntermediaryRoomMoreQuery") {
        intermediaryHub {
          employers(first: $first, after: $after, orderBy: NAME_ASC) @connection(key: "IntermediaryRoom_employers") {
            edges {
              node {
                id
                ...EmployerRoom_employer
              }
            }
          }
        }
      }
    `,
    viewer,
  );
  return (
    <>
      {data.intermediaryHub?.employers.edges.map(({ node }) => (
        <EmployerRoom key={node.id} employer={node} isOpen={false} />
      ))}
      <MoreButton hasMore={hasNext} isLoading={isLoadingNext} onMore={() => loadNext(20)} more={t('authorization.more')} />
    </>
  );
}
