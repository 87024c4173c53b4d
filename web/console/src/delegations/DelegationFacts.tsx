import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';
import { Link } from 'wouter';

import { moment } from '../i18n/format';
import type { Role } from '../session/person';
import { useDaysText } from './useDaysText';
import type { DelegationFacts_delegation$key } from './__generated__/DelegationFacts_delegation.graphql';

interface Props {
  delegation: DelegationFacts_delegation$key;
  role: Role;
}

/** Who gave what to whom, and what became of it. */
export function DelegationFacts({ delegation: key, role }: Props) {
  const { t } = useTranslation();
  const daysText = useDaysText();
  const delegation = useFragment(
    graphql`
      fragment DelegationFacts_delegation on Delegation {
        employerName
        positionNumber
        delegatorTaxCode
        validFrom
        validTo
        createdAt
        activatedAt
        activatedBy {
          name
        }
        signedFormReference
        renewedAt
        renewalFormReference
        endedAt
        endedBy {
          name
        }
        endReason
        employer {
          id
        }
        intermediary {
          id
          name
          kind
        }
      }
    `,
    key,
  );
  const { employer, intermediary, activatedAt, renewedAt, endedAt } = delegation;
  const by = (at: string, name: string | undefined) => (name ? t('application.submittedBy', { at: moment(at), who: name }) : moment(at));
  return (
    <section className="hub-card" aria-labelledby="facts">
      <h2 id="facts">{t('delegation.facts')}</h2>
      <dl className="hub-facts">
        <Fact name={t('application.employer')}>{delegation.employerName}</Fact>
        <Fact name={t('delegation.position')}>{delegation.positionNumber}</Fact>
        <Fact name={t('delegation.delegator')}>{delegation.delegatorTaxCode}</Fact>
        <Fact name={t('delegation.intermediary')}>{intermediary && `${intermediary.name}, ${t(`delegation.kind.${intermediary.kind}`)}`}</Fact>
        <Fact name={t('delegation.days')}>{daysText(delegation.validFrom, delegation.validTo)}</Fact>
        <Fact name={t('delegation.made')}>{moment(delegation.createdAt)}</Fact>
        <Fact name={t('delegation.activated')}>{activatedAt && by(activatedAt, delegation.activatedBy?.name)}</Fact>
        <Fact name={t('delegation.reference')}>{delegation.signedFormReference}</Fact>
        <Fact name={t('delegation.renewed')}>{renewedAt && moment(renewedAt)}</Fact>
        <Fact name={t('delegation.renewalReference')}>{delegation.renewalFormReference}</Fact>
        <Fact name={t('delegation.ended')}>{endedAt && by(endedAt, delegation.endedBy?.name)}</Fact>
        <Fact name={t('delegation.reason')}>{delegation.endReason}</Fact>
      </dl>
      {role === 'INTERMEDIARY' && employer && (
        <p>
          <Link href={`/employers/${employer.id}`}>{t('delegation.toEmployer')}</Link>
        </p>
      )}
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  if (!children) return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
