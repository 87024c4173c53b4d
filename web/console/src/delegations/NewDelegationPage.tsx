import { Button } from 'design-react-kit';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRelayEnvironment } from 'react-relay/hooks';
import { Link, useLocation } from 'wouter';

import { Field } from '../parts/Field';
import { Refused } from '../parts/Refused';
import { Title } from '../parts/Title';
import { otherRefusal, refusalOf } from '../parts/refusals';
import { useAct } from '../parts/useAct';
import { useFirstInvalid } from '../parts/useFirstInvalid';
import { useIdempotencyKey } from '../parts/useIdempotencyKey';
import { DaysFields } from './DaysFields';
import { createDelegation } from './createDelegation';

const FIELDS = ['positionNumber', 'delegatorTaxCode', 'validFrom', 'validTo'] as const;

/** Who delegates, for which position, and for which days. */
export default function NewDelegationPage() {
  const { t } = useTranslation();
  const environment = useRelayEnvironment();
  const [, navigate] = useLocation();
  const key = useIdempotencyKey();
  const { refusals, isBusy, carryOut } = useAct();
  const form = useFirstInvalid(refusals);
  const [values, setValues] = useState({ positionNumber: '', delegatorTaxCode: '', validFrom: '', validTo: '' });
  const create = async (event: FormEvent) => {
    event.preventDefault();
    const { positionNumber, delegatorTaxCode, validFrom, validTo } = values;
    const input = { positionNumber: positionNumber.trim(), delegatorTaxCode: delegatorTaxCode.trim(), validFrom: validFrom || null, validTo: validTo || null };
    let made: string | undefined;
    await carryOut(async () => {
      const { id, refusals } = await createDelegation(environment, { input, key: key.of(input) });
      made = id;
      return refusals;
    });
    if (made) navigate(`/delegations/${made}`, { replace: true });
  };
  return (
    <>
      <Title above={<Link href="/delegations">{t('delegation.back')}</Link>}>{t('delegation.new')}</Title>
      <form ref={form} className="hub-card hub-narrow" onSubmit={(event) => void create(event)}>
        <p>{t('delegation.newHint')}</p>
        <Field
          label={t('delegation.position')}
          hint={t('delegation.positionHint')}
          inputMode="numeric"
          required
          value={values.positionNumber}
          error={refusalOf(refusals, 'positionNumber')}
          onChange={({ target }) => setValues({ ...values, positionNumber: target.value })}
        />
        <Field
          label={t('delegation.delegator')}
          hint={t('delegation.delegatorHint')}
          autoCapitalize="characters"
          required
          value={values.delegatorTaxCode}
          error={refusalOf(refusals, 'delegatorTaxCode')}
          onChange={({ target }) => setValues({ ...values, delegatorTaxCode: target.value })}
        />
        <DaysFields values={values} refusals={refusals} onChange={(days) => setValues({ ...values, ...days })} />
        <Refused text={otherRefusal(refusals, FIELDS)} />
        <Button color="primary" size="sm" type="submit" disabled={isBusy}>
          {t('delegation.create')}
        </Button>
      </form>
    </>
  );
}
