import { useTranslation } from 'react-i18next';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';

import { NotFound } from '../frame/NotFound';
import { Title } from '../parts/Title';
import { InboxList } from './InboxList';
import { OfficeCounters } from './OfficeCounters';
import { Workload } from './Workload';
import type { InboxPageQuery } from './__generated__/InboxPageQuery.graphql';

/** What waits for the director's signature, the oldest first. */
export default function InboxPage() {
  const { t } = useTranslation();
  const { viewer } = useLazyLoadQuery<InboxPageQuery>(
    graphql`
      query InboxPageQuery {
        viewer {
          ...InboxList_viewer
          operatorHub {
            ...OfficeCounters_hub
            ...Workload_hub
          }
        }
      }
    `,
    {},
    { fetchPolicy: 'store-and-network' },
  );
  if (!viewer?.operatorHub) return <NotFound />;
  return (
    <>
      <Title>{t('office.inbox')}</Title>
      <div className="hub-start">
        <InboxList viewer={viewer} />
        <div className="hub-stack">
          <OfficeCounters hub={viewer.operatorHub} />
          <Workload hub={viewer.operatorHub} />
        </div>
      </div>
    </>
  );
}
