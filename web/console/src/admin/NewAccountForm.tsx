import { Button } from 'design-react-kit';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRelayEnvironment } from 'react-relay/hooks';

import { Field } from '../parts/Field';
import { Refused } from '../parts/Refused';
import type { NewAccount } from './NewAccountPage';
import { createAccount } from './passwords';
import { refusalAt, refusalElsewhere } from './refusals';
import { useAct } from './useAct';
import { useFocusOnRefusal } from './useFocusOnRefusal';

const EMPTY = { name: '', email: '', taxCode: '', password: '' };
const FIELDS = Object.keys(EMPTY);

export function NewAccountForm({ onMade }: { onMade: (account: NewAccount) => void }) {
  const { t } = useTranslation();
  const environment = useRelayEnvironment();
  const { refusals, isBusy, carryOut } = useAct();
  const form = useFocusOnRefusal(refusals);
  const [typed, setTyped] = useState(EMPTY);
  // Sent again with the same key, what was made already is not made twice.
  const key = useRef(crypto.randomUUID());
  const create = async (event: FormEvent) => {
    event.preventDefault();
    await carryOut(async () => {
      const { account, password, userErrors } = await createAccount(environment, {
        key: key.current,
        input: { ...typed, password: typed.password || null },
      });
      if (account && userErrors.length === 0) onMade({ ...account, password: password ?? null });
      return userErrors;
    });
  };
  const field = (name: keyof typeof EMPTY) => ({
    label: t(`admin.${name}`),
    error: refusalAt(refusals, name),
    value: typed[name],
    onChange: ({ target }: { target: HTMLInputElement }) => {
      key.current = crypto.randomUUID();
      setTyped({ ...typed, [name]: target.value });
    },
  });
  return (
    <form ref={form} className="hub-card hub-narrow" noValidate onSubmit={(event) => void create(event)}>
      <Field {...field('name')} autoComplete="off" />
      <Field {...field('email')} type="email" autoComplete="off" />
      <Field {...field('taxCode')} autoComplete="off" />
      <Field {...field('password')} hint={t('admin.passwordHint')} type="password" autoComplete="new-password" />
      <Refused text={refusalElsewhere(refusals, FIELDS)} />
      <Button color="primary" size="sm" type="submit" disabled={isBusy}>
        {t('admin.create')}
      </Button>
    </form>
  );
}
