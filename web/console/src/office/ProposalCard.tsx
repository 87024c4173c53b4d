import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { moment } from '../i18n/format';
import { ProposedPeriods } from './ProposedPeriods';
import { SignForm } from './SignForm';
import { WithdrawProposal } from './WithdrawProposal';
import type { ProposalCard_proposal$key } from './__generated__/ProposalCard_proposal.graphql';

/** What an operator proposes, and what the director made of it. */
export function ProposalCard({ proposal: key }: { proposal: ProposalCard_proposal$key }) {
  const { t } = useTranslation();
  const proposal = useFragment(
    graphql`
      fragment ProposalCard_proposal on Proposal {
        id
        status
        outcome
        reasons
        returnReason
        proposedBy {
          name
        }
        proposedAt
        application {
          id
          viewerCan {
            sign
            returnProposal
            withdrawProposal
          }
        }
        ...ProposedPeriods_proposal
        ...SignForm_proposal
      }
    `,
    key,
  );
  const { id, status, outcome, reasons, returnReason, proposedBy, proposedAt, application } = proposal;
  return (
    <article className="hub-interlocution">
      <h3>
        {status === 'SIGNED' ? t(`outcome.${outcome}`) : t(`office.proposalOf.${outcome}`)}{' '}
        <span className="hub-tag" data-tone={status === 'OPEN' ? 'waiting' : 'busy'}>
          {t(`office.proposalStatus.${status}`)}
        </span>
      </h3>
      <p className="hub-muted">{t('office.proposedBy', { who: proposedBy.name, at: moment(proposedAt) })}</p>
      <ProposedPeriods proposal={proposal} />
      {reasons && <p>{reasons}</p>}
      {returnReason && <p className="hub-due">{returnReason}</p>}
      {status === 'OPEN' && (application?.viewerCan.sign || application?.viewerCan.returnProposal) && <SignForm proposal={proposal} />}
      {status === 'OPEN' && application?.viewerCan.withdrawProposal && <WithdrawProposal id={id} />}
    </article>
  );
}
