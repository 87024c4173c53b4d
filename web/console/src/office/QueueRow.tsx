import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';
import { Link } from 'wouter';

import { useSummary } from '../application/useSummary';
import { moment } from '../i18n/format';
import { AlertCounts } from '../parts/AlertCounts';
import { StatusTag } from '../parts/StatusTag';
import { OfficeAct } from './OfficeAct';
import type { QueueRow_application$key } from './__generated__/QueueRow_application.graphql';

interface Props {
  application: QueueRow_application$key;
  isChanged: boolean;
}

export function QueueRow({ application: key, isChanged }: Props) {
  const { t } = useTranslation();
  const application = useFragment(
    graphql`
      fragment QueueRow_application on Application {
        id
        version
        status
        submittedAt
        protocolNumber
        operator {
          name
        }
        blockingAlerts
        warningAlerts
        employer {
          id
          name
        }
        viewerCan {
          take
        }
        ...useSummary_application
        ...OfficeAct_application
      }
    `,
    key,
  );
  const summary = useSummary(application);
  const { id, status, submittedAt, protocolNumber, employer, operator, viewerCan } = application;
  return (
    <li className="hub-queued" data-changed={isChanged}>
      <div>
        <Link href={`/applications/${id}`}>{employer?.name}</Link> <span className="hub-muted">{protocolNumber}</span>
        <p>{summary}</p>
        <p className="hub-muted">{submittedAt && moment(submittedAt)}</p>
      </div>
      <div>
        <AlertCounts blocking={application.blockingAlerts} warnings={application.warningAlerts} />
      </div>
      <div>
        {status !== 'PROTOCOLLED' && <StatusTag status={status} />} {operator?.name}
        {viewerCan.take && <OfficeAct application={application} act="take" />}
        {isChanged && <span className="hub-muted"> {t('office.justChanged')}</span>}
      </div>
    </li>
  );
}
