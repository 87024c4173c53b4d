import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';
import { Link } from 'wouter';

import { useSummary } from '../application/useSummary';
import { moment } from '../i18n/format';
import { StatusTag } from '../parts/StatusTag';
import type { AuditedRow_application$key } from './__generated__/AuditedRow_application.graphql';

export function AuditedRow({ application: key }: { application: AuditedRow_application$key }) {
  const { t } = useTranslation();
  const application = useFragment(
    graphql`
      fragment AuditedRow_application on Application {
        id
        version
        status
        protocolNumber
        submittedAt
        employer {
          id
          name
        }
        office {
          id
          name
        }
        operator {
          name
        }
        ...useSummary_application
      }
    `,
    key,
  );
  const summary = useSummary(application);
  const { id, status, protocolNumber, submittedAt, employer, office, operator } = application;
  return (
    <tr>
      <th scope="row">
        <Link href={`/applications/${id}`}>{employer?.name ?? summary}</Link>
        <span className="hub-beneath">{summary}</span>
      </th>
      <td>
        <StatusTag status={status} />
      </td>
      <td data-column={t('auditor.office')}>
        {office?.name}
        {operator && <span className="hub-beneath">{operator.name}</span>}
      </td>
      <td data-column={t('application.protocol')}>{protocolNumber ?? t('application.noProtocol')}</td>
      <td data-column={t('auditor.submitted')}>{submittedAt ? moment(submittedAt) : '—'}</td>
    </tr>
  );
}
