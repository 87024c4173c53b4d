import { Button } from 'design-react-kit';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Refused } from '../parts/Refused';
import { useAct } from '../parts/useAct';
import { refresh } from '../session/session';
import { type Secret, enrol } from '../session/totp';
import { ConfirmFactor } from './ConfirmFactor';

/** The session may do nothing but add a second factor: an authenticator app. */
export function AddFactor() {
  const { t } = useTranslation();
  const [secret, setSecret] = useState<Secret>();
  const [recoveryCodes, setRecoveryCodes] = useState<readonly string[]>();
  const { refused, isBusy, carryOut } = useAct();
  const begin = async () => {
    const begun = await enrol(t('signIn.factorLabel'));
    if ('refused' in begun) return [{ message: begun.refused }];
    setSecret(begun);
    return [];
  };
  const goOn = async () => {
    await refresh();
    return [];
  };
  if (recoveryCodes) {
    return (
      <section className="hub-form">
        <p>{t('signIn.recoveryCodes')}</p>
        <ul className="hub-code">
          {recoveryCodes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <Refused text={refused} />
        <Button color="primary" disabled={isBusy} onClick={() => void carryOut(goOn)}>
          {t('signIn.goOn')}
        </Button>
      </section>
    );
  }
  if (secret) return <ConfirmFactor secret={secret} onConfirmed={setRecoveryCodes} />;
  return (
    <section className="hub-form">
      <p>{t('signIn.mustAdd')}</p>
      <Refused text={refused} />
      <Button color="primary" disabled={isBusy} onClick={() => void carryOut(begin)}>
        {t('signIn.addFactor')}
      </Button>
    </section>
  );
}
