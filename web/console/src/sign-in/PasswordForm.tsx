import { Button } from 'design-react-kit';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Field } from '../parts/Field';
import { Refused } from '../parts/Refused';
import { type Outcome, signIn } from '../session/signIn';
import { useAttempt } from './useAttempt';

interface Props {
  email: string | undefined;
  onOutcome: (outcome: Outcome) => void;
}

export function PasswordForm({ email = '', onOutcome }: Props) {
  const { t } = useTranslation();
  const [fields, setFields] = useState({ email, password: '' });
  const { attempt, refused, isBusy } = useAttempt(onOutcome);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void attempt(() => signIn(fields.email, fields.password));
  };
  return (
    <form onSubmit={submit} className="hub-form">
      <h2 className="h4">{t('signIn.withPassword')}</h2>
      <Field
        label={t('signIn.email')}
        type="email"
        autoComplete="username"
        required
        value={fields.email}
        onChange={({ target }) => setFields({ ...fields, email: target.value })}
      />
      <Field
        label={t('signIn.password')}
        type="password"
        autoComplete="current-password"
        required
        value={fields.password}
        onChange={({ target }) => setFields({ ...fields, password: target.value })}
      />
      <Refused text={refused} />
      <Button color="primary" type="submit" disabled={isBusy}>
        {t('signIn.submit')}
      </Button>
    </form>
  );
}
