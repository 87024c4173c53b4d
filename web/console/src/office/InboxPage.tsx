import { useTranslation } from 'react-i18next';
import { graphql } from 'react-relay/hooks';

import { NotFound } from '../frame/NotFound';
import { usePageQuery } from '../hub/usePageQuery';
import { Title } from '../parts/Title';
import { InboxList } from './InboxList';
import { OfficeCounters } from './OfficeCounters';
import { Workload } from './Workload';
import type { InboxPageQuery } from './__generated__/InboxPageQuery.graphql';

const QUERY = graphql`
  query InboxPageQuery($first: Int) {
    changesCursor
    viewer {
      ...InboxList_viewer @arguments(first: $first)
      operatorHub {
        ...OfficeCounters_hub
        ...Workload_hub
      }
    }
  }
`;

/** What waits for the director's signature, the oldest first. */
export default function InboxPage() {
  const { t } = useTranslation();
  const [{ viewer }, reload] = usePageQuery<InboxPageQuery>(QUERY, {});
  if (!viewer?.operatorHub) return <NotFound />;
  return (
    <>
      <Title>{t('office.inbox')}</Title>
      <div className="hub-start">
        <InboxList viewer={viewer} onChange={reload} />
        <div className="hub-stack">
          <OfficeCounters hub={viewer.operatorHub} />
          <Workload hub={viewer.operatorHub} />
        </div>
      </div>
    </>
  );
}
