import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';
import { Link } from 'wouter';

import { AlertCounts } from '../parts/AlertCounts';
import type { EmployerRow_employer$key } from './__generated__/EmployerRow_employer.graphql';

export function EmployerRow({ employer: key }: { employer: EmployerRow_employer$key }) {
  const { t } = useTranslation();
  const { id, name, taxCode, counters } = useFragment(
    graphql`
      fragment EmployerRow_employer on Employer {
        id
        name
        taxCode
        counters {
          openApplications
          blockingAlerts
          warningAlerts
        }
      }
    `,
    key,
  );
  const { openApplications, blockingAlerts, warningAlerts } = counters;
  return (
    <div className="hub-employer">
      <div>
        <Link href={`/employers/${id}`}>{name}</Link>
        <span className="hub-muted"> {taxCode}</span>
      </div>
      <span>{t('intermediary.open', { count: openApplications })}</span>
      <span>
        <AlertCounts blocking={blockingAlerts} warnings={warningAlerts} />
      </span>
    </div>
  );
}
