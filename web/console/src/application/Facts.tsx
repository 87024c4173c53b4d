import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { decimal, moment, range } from '../i18n/format';
import type { Facts_application$key } from './__generated__/Facts_application.graphql';

/** Who asks, for what, where and when. */
export function Facts({ application: key }: { application: Facts_application$key }) {
  const { t } = useTranslation();
  const application = useFragment(
    graphql`
      fragment Facts_application on Application {
        benefit
        cause
        period {
          from
          to
        }
        weeks
        hoursRequested
        beneficiaryHours
        beneficiaryCount
        paymentMode
        protocolNumber
        operator {
          name
        }
        employer {
          id
          name
        }
        position {
          id
          number
        }
        unit {
          id
          name
          address
          municipality
        }
        office {
          id
          name
        }
        receipt {
          submittedAt
          sentBy {
            name
          }
          onBehalfOf
        }
      }
    `,
    key,
  );
  const { unit, period, hoursRequested, beneficiaryHours, receipt } = application;
  const hours = hoursRequested && decimal(hoursRequested);
  const ofWorkers = beneficiaryHours && t('application.hoursOfWorkers', { hours: decimal(beneficiaryHours) });
  const sender = receipt && (receipt.onBehalfOf ? t('application.onBehalfOf', { who: receipt.sentBy.name, whom: receipt.onBehalfOf }) : receipt.sentBy.name);
  return (
    <section className="hub-card" aria-labelledby="facts">
      <h2 id="facts">{t('application.facts')}</h2>
      <dl className="hub-facts">
        <Fact name={t('application.protocol')}>{application.protocolNumber ?? t('application.noProtocol')}</Fact>
        <Fact name={t('application.employer')}>{application.employer?.name}</Fact>
        <Fact name={t('application.position')}>{application.position?.number}</Fact>
        <Fact name={t('application.unit')}>{unit && `${unit.name}, ${unit.address}, ${unit.municipality}`}</Fact>
        <Fact name={t('application.office')}>{application.office?.name}</Fact>
        <Fact name={t('application.benefit')}>{t(`benefit.${application.benefit}`)}</Fact>
        <Fact name={t('application.cause')}>{application.cause && t(`cause.${application.cause}`)}</Fact>
        <Fact name={t('application.period')}>{period && range(period)}</Fact>
        <Fact name={t('application.weeks')}>{application.weeks}</Fact>
        <Fact name={t('application.hours')}>{ofWorkers && Number(beneficiaryHours) !== Number(hoursRequested) ? `${hours ?? ''} (${ofWorkers})` : hours}</Fact>
        <Fact name={t('application.workers')}>{application.beneficiaryCount}</Fact>
        <Fact name={t('application.payment')}>{application.paymentMode && t(`paymentMode.${application.paymentMode}`)}</Fact>
        {receipt && <Fact name={t('application.submitted')}>{t('application.submittedBy', { at: moment(receipt.submittedAt), who: sender ?? '' })}</Fact>}
        {application.operator && <Fact name={t('application.operator')}>{application.operator.name}</Fact>}
      </dl>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <>
      <dt>{name}</dt>
      <dd>{children ?? <span className="hub-muted">{t('application.notGiven')}</span>}</dd>
    </>
  );
}
