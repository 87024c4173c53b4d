import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';
import { Link } from 'wouter';

import { useSummary } from '../application/useSummary';
import { decimal, moment } from '../i18n/format';
import { StatusTag } from '../parts/StatusTag';
import type { DecisionRow_proposal$key } from './__generated__/DecisionRow_proposal.graphql';

/** A decision is the proposal that a director signed. */
export function DecisionRow({ proposal: key }: { proposal: DecisionRow_proposal$key }) {
  const { t } = useTranslation();
  const { outcome, hours, closedAt, closedBy, application } = useFragment(
    graphql`
      fragment DecisionRow_proposal on Proposal {
        outcome
        hours
        closedAt
        closedBy {
          name
        }
        application {
          id
          employer {
            id
            name
          }
          office {
            id
            name
          }
          ...useSummary_application
        }
      }
    `,
    key,
  );
  const summary = useSummary(application ?? null);
  return (
    <tr>
      <th scope="row">
        {application ? <Link href={`/applications/${application.id}`}>{application.employer?.name ?? summary}</Link> : t('auditor.gone')}
        <span className="hub-beneath">{summary}</span>
      </th>
      <td>
        <StatusTag status={outcome} />
      </td>
      <td data-column={t('auditor.office')}>{application?.office?.name}</td>
      <td data-column={t('auditor.decided')}>
        {closedAt && moment(closedAt)}
        <span className="hub-beneath">{closedBy?.name}</span>
      </td>
      <td data-column={t('auditor.hours')} className="hub-figure">
        {decimal(hours)}
      </td>
    </tr>
  );
}
