import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import type { useAbout_entry$key } from './__generated__/useAbout_entry.graphql';

/** What an entry is about, in one line of counts. */
export function useAbout(key: useAbout_entry$key): string {
  const { t } = useTranslation();
  const { employers, applicationCount, accounts, workerCount } = useFragment(
    graphql`
      fragment useAbout_entry on AccessEntry {
        employers
        applicationCount
        accounts
        workerCount
      }
    `,
    key,
  );
  const parts = [
    employers.length > 0 && t('auditor.employers', { count: employers.length }),
    applicationCount && t('auditor.applications', { count: applicationCount }),
    workerCount && t('auditor.workers', { count: workerCount }),
    accounts.length > 0 && t('auditor.accounts', { count: accounts.length }),
  ];
  return parts.filter(Boolean).join(' · ') || t('auditor.aboutNobody');
}
