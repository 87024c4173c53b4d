import { useTranslation } from 'react-i18next';
import { graphql, usePaginationFragment } from 'react-relay/hooks';

import { MoreButton } from '../parts/MoreButton';
import { EarlierApplication } from './EarlierApplication';
import type { EarlierApplicationsMoreQuery } from './__generated__/EarlierApplicationsMoreQuery.graphql';
import type { EarlierApplications_viewer$key } from './__generated__/EarlierApplications_viewer.graphql';

interface Props {
  viewer: EarlierApplications_viewer$key;
  except: string;
}

export function EarlierApplications({ viewer, except }: Props) {
  const { t } = useTranslation();
  const { data, hasNext, isLoadingNext, loadNext } = usePaginationFragment<EarlierApplicationsMoreQuery, EarlierApplications_viewer$key>(
    graphql`
      fragment EarlierApplications_viewer on Viewer
      @argumentDefinitions(first: { type: "Int", defaultValue: 10 }, after: { type: "String" }, filter: { type: "ApplicationFilter" })
      @refetchable(queryName: "EarlierApplicationsMoreQuery") {
        operatorHub {
          earlier: applications(first: $first, after: $after, filter: $filter) @connection(key: "EarlierApplications_earlier") {
            edges {
              node {
                id
                ...EarlierApplication_application
              }
            }
          }
        }
      }
    `,
    viewer,
  );
  const others = (data.operatorHub?.earlier.edges ?? []).filter(({ node }) => node.id !== except);
  return (
    <>
      {others.length === 0 && <p>{t('examination.noUnitHistory')}</p>}
      <ul className="hub-list">
        {others.map(({ node }) => (
          <EarlierApplication key={node.id} application={node} />
        ))}
      </ul>
      <MoreButton hasMore={hasNext} isLoading={isLoadingNext} onMore={() => loadNext(20)} />
    </>
  );
}
