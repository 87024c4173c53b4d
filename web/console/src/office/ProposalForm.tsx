import { Button } from 'design-react-kit';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, useFragment, useRelayEnvironment } from 'react-relay/hooks';

import { commit } from '../hub/commit';
import { Choice } from '../parts/Choice';
import { DecimalField } from '../parts/DecimalField';
import { Field } from '../parts/Field';
import { Refused } from '../parts/Refused';
import { TextArea } from '../parts/TextArea';
import { useAct } from '../parts/useAct';
import { useIdempotencyKey } from '../parts/useIdempotencyKey';
import { type Outcome, decisionOf, grants } from './decision';
import type { ProposalFormMutation } from './__generated__/ProposalFormMutation.graphql';
import type { ProposalForm_application$key } from './__generated__/ProposalForm_application.graphql';

const PROPOSE = graphql`
  mutation ProposalFormMutation($id: ID!, $version: Int!, $input: DecisionInput!, $key: String!) {
    proposeDecision(applicationId: $id, expectedVersion: $version, input: $input, idempotencyKey: $key) {
      proposal {
        application {
          ...OfficePanel_application
        }
      }
      userErrors {
        message
      }
    }
  }
`;

const OUTCOMES = ['ACCEPTED', 'PARTIALLY_ACCEPTED', 'REJECTED', 'INADMISSIBLE'] as const;

/** Proposes a decision to the director; what was asked for stands in it to begin with. */
export function ProposalForm({ application }: { application: ProposalForm_application$key }) {
  const { t } = useTranslation();
  const environment = useRelayEnvironment();
  const key = useIdempotencyKey();
  const { id, version, period, hoursRequested, beneficiaryCount } = useFragment(
    graphql`
      fragment ProposalForm_application on Application {
        id
        version
        period {
          from
          to
        }
        hoursRequested
        beneficiaryCount
      }
    `,
    application,
  );
  const [outcome, setOutcome] = useState<Outcome>('ACCEPTED');
  const [grant, setGrant] = useState({ from: period?.from ?? '', to: period?.to ?? '', hours: hoursRequested ?? '0.00', workers: beneficiaryCount });
  const [reasons, setReasons] = useState('');
  const { refused, isBusy, carryOut } = useAct();
  const propose = async (event: FormEvent) => {
    event.preventDefault();
    const input = decisionOf(outcome, grant, reasons);
    const send = () => commit<ProposalFormMutation>(environment, PROPOSE, { id, version, input, key: key.of({ id, input }) });
    if (await carryOut(async () => (await send()).proposeDecision.userErrors)) key.renew();
  };
  return (
    <details className="hub-fold">
      <summary>{t('office.propose')}</summary>
      <form onSubmit={(event) => void propose(event)}>
        <Choice
          label={t('office.outcome')}
          value={outcome}
          options={OUTCOMES.map((one) => [one, t(`outcome.${one}`)])}
          onChange={(chosen) => chosen && setOutcome(chosen)}
        />
        {grants(outcome) && (
          <div className="hub-pair">
            <Field label={t('draft.from')} type="date" value={grant.from} onChange={({ target }) => setGrant({ ...grant, from: target.value })} />
            <Field label={t('draft.to')} type="date" value={grant.to} onChange={({ target }) => setGrant({ ...grant, to: target.value })} />
            <DecimalField label={t('office.hours')} value={grant.hours} onChange={(hours) => hours && setGrant({ ...grant, hours })} />
            <Field
              label={t('application.workers')}
              type="number"
              min={1}
              value={grant.workers}
              onChange={({ target }) => setGrant({ ...grant, workers: Number(target.value) })}
            />
          </div>
        )}
        <TextArea label={outcome === 'ACCEPTED' ? t('draft.optional', { label: t('application.reasons') }) : t('application.reasons')} value={reasons} onChange={setReasons} />
        <Refused text={refused} />
        <Button color="primary" size="sm" type="submit" disabled={isBusy}>
          {t('office.proposeSend')}
        </Button>
      </form>
    </details>
  );
}
