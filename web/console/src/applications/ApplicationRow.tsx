import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';
import { Link } from 'wouter';

import { useSummary } from '../application/useSummary';
import { AlertCounts } from '../parts/AlertCounts';
import { StatusTag } from '../parts/StatusTag';
import type { ApplicationRow_application$key } from './__generated__/ApplicationRow_application.graphql';

export function ApplicationRow({ application: key }: { application: ApplicationRow_application$key }) {
  const { t } = useTranslation();
  const application = useFragment(
    graphql`
      fragment ApplicationRow_application on Application {
        id
        version
        status
        protocolNumber
        blockingAlerts
        warningAlerts
        ...useSummary_application
      }
    `,
    key,
  );
  const summary = useSummary(application);
  return (
    <tr>
      <th scope="row">
        <Link href={`/applications/${application.id}`}>{summary}</Link>
      </th>
      <td>
        <StatusTag status={application.status} />
      </td>
      <td data-column={t('application.protocol')}>{application.protocolNumber ?? t('application.noProtocol')}</td>
      <td data-column={t('application.alerts')}>
        <AlertCounts blocking={application.blockingAlerts} warnings={application.warningAlerts} />
      </td>
    </tr>
  );
}
