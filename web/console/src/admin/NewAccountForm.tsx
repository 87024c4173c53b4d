import { Button } from 'design-react-kit';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRelayEnvironment } from 'react-relay/hooks';

import { Field } from '../parts/Field';
import { refusalOf, otherRefusal } from '../parts/refusals';
import { Refused } from '../parts/Refused';
import { useAct } from '../parts/useAct';
import { useFirstInvalid } from '../parts/useFirstInvalid';
import { useIdempotencyKey } from '../parts/useIdempotencyKey';
import type { NewAccount } from './NewAccountPage';
import { createAccount } from './passwords';

const EMPTY = { name: '', email: '', taxCode: '', password: '' };
const FIELDS = Object.keys(EMPTY);

export function NewAccountForm({ onMade }: { onMade: (account: NewAccount) => void }) {
  const { t } = useTranslation();
  const environment = useRelayEnvironment();
  const { refusals, isBusy, carryOut } = useAct();
  const form = useFirstInvalid(refusals);
  const [typed, setTyped] = useState(EMPTY);
  const key = useIdempotencyKey();
  const create = async (event: FormEvent) => {
    event.preventDefault();
    await carryOut(async () => {
      const input = { ...typed, password: typed.password || null };
      const { account, password, userErrors } = await createAccount(environment, { input, key: key.of(input) });
      if (account && userErrors.length === 0) onMade({ ...account, password: password ?? null });
      return userErrors;
    });
  };
  const field = (name: keyof typeof EMPTY) => ({
    error: refusalOf(refusals, name),
    value: typed[name],
    onChange: ({ target }: { target: HTMLInputElement }) => setTyped({ ...typed, [name]: target.value }),
  });
  return (
    <form ref={form} className="hub-card hub-narrow" noValidate onSubmit={(event) => void create(event)}>
      <Field label={t('admin.name')} {...field('name')} autoComplete="off" />
      <Field label={t('admin.email')} {...field('email')} type="email" autoComplete="off" />
      <Field label={t('admin.taxCode')} {...field('taxCode')} autoComplete="off" />
      <Field label={t('admin.password')} {...field('password')} hint={t('admin.passwordHint')} type="password" autoComplete="new-password" />
      <Refused text={otherRefusal(refusals, FIELDS)} />
      <Button color="primary" size="sm" type="submit" disabled={isBusy}>
        {t('admin.create')}
      </Button>
    </form>
  );
}
