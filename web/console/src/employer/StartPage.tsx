import { useTranslation } from 'react-i18next';
import { graphql } from 'react-relay/hooks';

import { NotFound } from '../frame/NotFound';
import { usePageQuery } from '../hub/usePageQuery';
import { Announcement } from '../parts/Announcement';
import { Title } from '../parts/Title';
import { AuthorizationList } from './AuthorizationList';
import { RecentApplications } from './RecentApplications';
import { RoomList } from './RoomList';
import { StatusCounters } from './StatusCounters';
import { TaskList } from './TaskList';
import { useStartPageChanges } from './useStartPageChanges';
import type { StartPageQuery } from './__generated__/StartPageQuery.graphql';

const QUERY = graphql`
  query StartPageQuery {
    changesCursor
    viewer {
      account {
        id
        name
      }
      ...TaskList_viewer
      employerHub {
        ...StatusCounters_hub
        ...RecentApplications_hub
        ...AuthorizationList_hub
        ...RoomList_hub
      }
    }
  }
`;

export default function StartPage() {
  const { t } = useTranslation();
  const [{ viewer }, reload] = usePageQuery<StartPageQuery>(QUERY, {});
  const changed = useStartPageChanges(reload);
  if (!viewer?.employerHub) return <NotFound />;
  const { account, employerHub: hub } = viewer;
  return (
    <>
      <Title>{t('start.title', { name: account.name })}</Title>
      <Announcement text={changed} />
      <div className="hub-start">
        <div className="hub-stack">
          <TaskList viewer={viewer} />
          <RecentApplications hub={hub} />
        </div>
        <div className="hub-stack">
          <StatusCounters hub={hub} />
          <AuthorizationList hub={hub} />
          <RoomList hub={hub} />
        </div>
      </div>
    </>
  );
}
