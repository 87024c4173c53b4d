import { useTranslation } from 'react-i18next';
import { graphql, useLazyLoadQuery, usePaginationFragment } from 'react-relay/hooks';

import { MoreButton } from '../parts/MoreButton';
import { Title } from '../parts/Title';
import { NewApplication } from './NewApplication';
import type { NewApplicationPageMoreQuery } from './__generated__/NewApplicationPageMoreQuery.graphql';
import type { NewApplicationPageQuery } from './__generated__/NewApplicationPageQuery.graphql';
import type { NewApplicationPage_viewer$key } from './__generated__/NewApplicationPage_viewer.graphql';

/** An employer's new application. */
export default function NewApplicationPage() {
  const { t } = useTranslation();
  const { viewer } = useLazyLoadQuery<NewApplicationPageQuery>(
    graphql`
      query NewApplicationPageQuery {
        viewer {
          ...NewApplicationPage_viewer
        }
      }
    `,
    {},
  );
  return (
    <>
      <Title>{t('draft.newTitle')}</Title>
      {viewer && <OfEmployers viewer={viewer} />}
    </>
  );
}

/** The units of all employers whom the person represents are there to choose from, once all were loaded. */
function OfEmployers({ viewer }: { viewer: NewApplicationPage_viewer$key }) {
  const { t } = useTranslation();
  const { data, hasNext, isLoadingNext, loadNext } = usePaginationFragment<NewApplicationPageMoreQuery, NewApplicationPage_viewer$key>(
    graphql`
      fragment NewApplicationPage_viewer on Viewer
      @argumentDefinitions(first: { type: "Int", defaultValue: 20 }, after: { type: "String" })
      @refetchable(queryName: "NewApplicationPageMoreQuery") {
        employerHub {
          employers(first: $first, after: $after) @connection(key: "NewApplicationPage_employers") {
            edges {
              node {
                id
                ...NewApplication_employers
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
      <NewApplication employers={data.employerHub?.employers.edges.map(({ node }) => node) ?? []} />
      <MoreButton hasMore={hasNext} isLoading={isLoadingNext} onMore={() => loadNext(100)} more={t('authorization.more')} />
    </>
  );
}
