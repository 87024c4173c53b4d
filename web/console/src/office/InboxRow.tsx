import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';
import { Link } from 'wouter';

import { useSummary } from '../application/useSummary';
import { decimal, moment } from '../i18n/format';
import type { InboxRow_proposal$key } from './__generated__/InboxRow_proposal.graphql';

export function InboxRow({ proposal: key }: { proposal: InboxRow_proposal$key }) {
  const { t } = useTranslation();
  const { outcome, hours, proposedBy, proposedAt, application } = useFragment(
    graphql`
      fragment InboxRow_proposal on Proposal {
        outcome
        hours
        proposedBy {
          name
        }
        proposedAt
        application {
          id
          employer {
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
    <li className="hub-queued">
      <div>
        {application && <Link href={`/applications/${application.id}`}>{application.employer?.name}</Link>}
        <p>{summary}</p>
      </div>
      <div>
        <strong>{t(`office.proposalOf.${outcome}`)}</strong>, {t('start.hours', { hours: decimal(hours) })}
      </div>
      <p className="hub-muted">{t('office.proposedBy', { who: proposedBy.name, at: moment(proposedAt) })}</p>
    </li>
  );
}
