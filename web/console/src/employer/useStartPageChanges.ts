import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from 'react-relay/hooks';

import { useChanges } from '../hub/useChanges';
import type { useStartPageChangesSubscription } from './__generated__/useStartPageChangesSubscription.graphql';

/** Follows everything on the page, which is read again a moment after a change; gives what changed last, in words. */
export function useStartPageChanges(reload: () => void): string {
  const { t } = useTranslation();
  const [changed, setChanged] = useState('');
  useChanges<useStartPageChangesSubscription>(
    graphql`
      subscription useStartPageChangesSubscription($after: String) {
        changes(after: $after) {
          cursor
          application {
            id
            status
            ...ApplicationRow_application
          }
        }
      }
    `,
    {},
    {
      onChange: ({ application }) => {
        if (application) setChanged(t('start.changed', { what: t(`status.${application.status}`) }));
        reload();
      },
      reload,
    },
  );
  return changed;
}
