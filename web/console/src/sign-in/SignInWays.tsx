import { useState } from 'react';

import { Boundary } from '../parts/Boundary';
import type { Outcome } from '../session/signIn';
import { AddFactor } from './AddFactor';
import { DemoPeople } from './DemoPeople';
import { SecondFactorForm } from './SecondFactorForm';
import { Ways } from './Ways';
import { askAgain } from './waysToSignIn';

interface Props {
  /** Who was signed in before. */
  email?: string;
}

/** All ways to sign in, and what an attempt leads to. */
export function SignInWays({ email }: Props) {
  const [{ secondFactor, mustAddSecondFactor }, setOutcome] = useState<Outcome>({});
  if (mustAddSecondFactor) return <AddFactor />;
  if (secondFactor) return <SecondFactorForm request={secondFactor} onOutcome={setOutcome} />;
  return (
    <Boundary onRetry={askAgain}>
      <Ways email={email} onOutcome={setOutcome} />
      <DemoPeople onOutcome={setOutcome} />
    </Boundary>
  );
}
