import { use } from 'react';
import { useTranslation } from 'react-i18next';

import type { Outcome } from '../session/signIn';
import { PasswordForm } from './PasswordForm';
import { ProviderList } from './ProviderList';
import { waysToSignIn } from './waysToSignIn';

interface Props {
  email: string | undefined;
  onOutcome: (outcome: Outcome) => void;
}

/** The ways that this hub is configured with. */
export function Ways({ email, onOutcome }: Props) {
  const { t } = useTranslation();
  const { passwordSignIn, signInProviders } = use(waysToSignIn());
  if (!passwordSignIn && signInProviders.length === 0) return <p>{t('signIn.noWays')}</p>;
  return (
    <>
      <ProviderList providers={signInProviders} />
      {passwordSignIn && <PasswordForm email={email} onOutcome={onOutcome} />}
    </>
  );
}
