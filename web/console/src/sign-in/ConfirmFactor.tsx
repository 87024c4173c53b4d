import { Button } from 'design-react-kit';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Field } from '../parts/Field';
import { Refused } from '../parts/Refused';
import { useAct } from '../parts/useAct';
import { type Secret, confirmEnrolment } from '../session/totp';

interface Props {
  secret: Secret;
  onConfirmed: (recoveryCodes: readonly string[]) => void;
}

/** The key for the application, and the first code that it shows. */
export function ConfirmFactor({ secret, onConfirmed }: Props) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const { refused, isBusy, carryOut } = useAct();
  const confirm = async () => {
    const confirmed = await confirmEnrolment(secret.token, code.replaceAll(/\s/g, ''));
    if ('refused' in confirmed) return [{ message: confirmed.refused }];
    onConfirmed(confirmed.recoveryCodes);
    return [];
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    void carryOut(confirm);
  };
  return (
    <form className="hub-form" onSubmit={send}>
      <h2 className="h4">{t('signIn.addFactor')}</h2>
      <p>{t('signIn.addFactorHint')}</p>
      <p>
        {t('signIn.key')}: <span className="hub-code hub-secret">{secret.secret}</span>
      </p>
      <p>
        <a href={secret.uri}>{t('signIn.openInApp')}</a>
      </p>
      <Field label={t('signIn.code')} autoComplete="one-time-code" inputMode="numeric" required value={code} onChange={({ target }) => setCode(target.value)} />
      <Refused text={refused} />
      <Button color="primary" type="submit" disabled={isBusy}>
        {t('signIn.confirm')}
      </Button>
    </form>
  );
}
