import { Button } from 'design-react-kit';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Field } from '../parts/Field';
import { Refused } from '../parts/Refused';
import { showPasskey, takesPasskeys } from '../session/passkey';
import { type Outcome, type SecondFactorRequest, confirmSignIn } from '../session/signIn';
import { factorOf } from './factorOf';
import { useAttempt } from './useAttempt';

interface Props {
  request: SecondFactorRequest;
  onOutcome: (outcome: Outcome) => void;
}

/** After the password: a code, a code for recovery, or a passkey. */
export function SecondFactorForm({ request, onOutcome }: Props) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const { token, kinds, passkeyOptions } = request;
  // A wrong code is no reason to ask for the password again.
  const { attempt, refused, isBusy } = useAttempt((outcome) => !outcome.refused && onOutcome(outcome));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void attempt(() => confirmSignIn(token, factorOf(code)));
  };
  const confirmByPasskey = async (options: string) => {
    const factor = await showPasskey(options).catch(() => null);
    return factor ? confirmSignIn(token, factor) : { refused: t('signIn.noPasskey') };
  };
  return (
    <form onSubmit={submit} className="hub-form">
      <h2 className="h4">{t('signIn.secondFactor')}</h2>
      {kinds.includes('PASSKEY') && passkeyOptions && takesPasskeys && (
        <p>
          <Button color="primary" type="button" disabled={isBusy} onClick={() => void attempt(() => confirmByPasskey(passkeyOptions))}>
            {t('signIn.usePasskey')}
          </Button>
        </p>
      )}
      <Field
        label={t('signIn.code')}
        hint={t('signIn.secondFactorHint')}
        autoComplete="one-time-code"
        autoFocus
        required
        value={code}
        onChange={({ target }) => setCode(target.value)}
      />
      <Refused text={refused} />
      <Button color="primary" type="submit" disabled={isBusy}>
        {t('signIn.confirm')}
      </Button>{' '}
      <Button color="primary" outline type="button" onClick={() => onOutcome({})}>
        {t('signIn.startAgain')}
      </Button>
    </form>
  );
}
