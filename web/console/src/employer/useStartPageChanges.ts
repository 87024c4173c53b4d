import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from 'react-relay/hooks';

import { useChanges } from '../hub/useChanges';
import type { useStartPageChangesSubscription } from './__generated__/useStartPageChangesSubscription.graphql';

/** Follows everything on the page; gives what changed last, in words. */
export function useStartPageChanges(reload: () => void): string {
  const { t } = useTranslation();
  const [changed, setChanged] = useState('');
  useChanges<useStartPageChangesSubscription>(
    graphql`
      subscription useStartPageChangesSubscription($after: String) {
        changes(after: $after) {
          cursor
          kind
          application {
            id
            status
            ...ApplicationRow_application
          }
          viewer {
            ...TaskList_viewer
            employerHub {
              ...StatusCounters_hub
              ...RecentApplications_hub
              ...AuthorizationList_hub
              ...RoomList_hub
            }
          }
        }
      }
    `,
    {},
    { onChange: ({ application }) => application && setChanged(t('start.changed', { what: t(`status.${application.status}`) })), reload },
  );
  return changed;
}
