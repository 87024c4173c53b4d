import { useTranslation } from 'react-i18next';
import { graphql, useFragment, useRelayEnvironment } from 'react-relay/hooks';

import { commit } from '../hub/commit';
import { ConfirmDialog } from '../parts/ConfirmDialog';
import { useAct } from '../parts/useAct';
import { ProposedPeriods } from './ProposedPeriods';
import type { SignDialogMutation } from './__generated__/SignDialogMutation.graphql';
import type { SignDialog_proposal$key } from './__generated__/SignDialog_proposal.graphql';

const SIGN = graphql`
  mutation SignDialogMutation($id: ID!, $version: Int!) {
    signProposal(id: $id, expectedVersion: $version) {
      application {
        ...OfficePanel_application
        ...Authorizations_application
        ...History_application
      }
      userErrors {
        message
      }
    }
  }
`;

interface Props {
  proposal: SignDialog_proposal$key;
  onClose: () => void;
}

/** What is signed, once more before it is: nobody takes a signature back. */
export function SignDialog({ proposal: key, onClose }: Props) {
  const { t } = useTranslation();
  const environment = useRelayEnvironment();
  const { refusals, isBusy, carryOut } = useAct();
  const proposal = useFragment(
    graphql`
      fragment SignDialog_proposal on Proposal {
        id
        outcome
        reasons
        application {
          id
          version
          employer {
            id
            name
          }
          unit {
            id
            name
          }
        }
        ...ProposedPeriods_proposal
      }
    `,
    key,
  );
  const { id, outcome, reasons, application } = proposal;
  if (!application) return null;
  const { version, employer, unit } = application;
  const sign = async () => (await commit<SignDialogMutation>(environment, SIGN, { id, version })).signProposal.userErrors;
  const confirm = async () => {
    if (await carryOut(sign)) onClose();
  };
  const facts = [
    [t('application.employer'), employer?.name],
    [t('application.unit'), unit?.name],
    [t('office.outcome'), t(`outcome.${outcome}`)],
    [t('application.reasons'), reasons],
  ] as const;
  return (
    <ConfirmDialog
      title={t('office.signTitle')}
      effect={t('office.signEffect')}
      confirm={t('office.signConfirm')}
      refusals={refusals}
      isBusy={isBusy}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <dl className="hub-facts">
        {facts.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      <ProposedPeriods proposal={proposal} />
    </ConfirmDialog>
  );
}
