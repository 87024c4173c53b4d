import { Button } from 'design-react-kit';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Field } from '../parts/Field';
import { Refused } from '../parts/Refused';
import { DEMO_ACCOUNTS, rememberPassword, rememberedPassword } from '../session/demo';
import { type Outcome, signIn } from '../session/signIn';
import { roleOfDemo } from './roleOfDemo';
import { useAttempt } from './useAttempt';

/** One click for each person of the demo, once their password is known. */
export function DemoPeople({ onOutcome }: { onOutcome: (outcome: Outcome) => void }) {
  const { t } = useTranslation();
  const [password, setPassword] = useState(rememberedPassword);
  const { attempt, refused, isBusy } = useAttempt((outcome) => {
    if (!outcome.refused) rememberPassword(password);
    onOutcome(outcome);
  });
  if (DEMO_ACCOUNTS.length === 0) return null;
  return (
    <section className="hub-form" aria-labelledby="demo-people">
      <h2 id="demo-people" className="h4">
        {t('signIn.demo')}
      </h2>
      <Field
        label={t('signIn.demoPassword')}
        hint={t('signIn.demoHint')}
        type="password"
        autoComplete="off"
        value={password}
        onChange={({ target }) => setPassword(target.value)}
      />
      <Refused text={refused} />
      <ul className="hub-people">
        {DEMO_ACCOUNTS.map((email) => (
          <li key={email}>
            <Button color="primary" outline size="sm" disabled={isBusy || !password} onClick={() => void attempt(() => signIn(email, password))}>
              {t(`role.${roleOfDemo(email)}`)}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
