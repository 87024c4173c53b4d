import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';
import { Link } from 'wouter';

import { useLackText } from '../draft/useLackText';
import { AlertCounts } from '../parts/AlertCounts';
import { StatusTag } from '../parts/StatusTag';
import type { BulkRow_application$key } from './__generated__/BulkRow_application.graphql';

export function BulkRow({ application: key }: { application: BulkRow_application$key }) {
  const { t } = useTranslation();
  const textOf = useLackText();
  const { id, status, protocolNumber, blockingAlerts, warningAlerts, employer, unit, missing } = useFragment(
    graphql`
      fragment BulkRow_application on Application {
        id
        status
        protocolNumber
        blockingAlerts
        warningAlerts
        employer {
          id
          name
        }
        unit {
          id
          name
        }
        missing {
          code
          path
          message
        }
      }
    `,
    key,
  );
  const isDraft = status === 'DRAFT';
  return (
    <li className="hub-queued">
      <div>
        <Link href={isDraft ? `/applications/${id}/edit` : `/applications/${id}`}>{employer?.name}</Link> <span className="hub-muted">{unit?.name}</span>
        {isDraft && (
          <ul className="hub-missing">
            {missing.map((lack) => (
              <li key={`${lack.code} ${lack.path.join('.')}`}>{textOf(lack)}</li>
            ))}
          </ul>
        )}
        {isDraft && missing.length === 0 && <p>{t('bulk.ready')}</p>}
      </div>
      <div>
        <AlertCounts blocking={blockingAlerts} warnings={warningAlerts} />
      </div>
      <div>
        <StatusTag status={status} /> <span className="hub-muted">{protocolNumber}</span>
      </div>
    </li>
  );
}
