import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { HubFailure } from '../hub/failure';
import type { Outcome } from '../session/signIn';

/** One attempt at a time, and the sentence that refused the last one. */
export function useAttempt(onOutcome: (outcome: Outcome) => void) {
  const { t } = useTranslation();
  const [refused, setRefused] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const attempt = async (act: () => Promise<Outcome>) => {
    setBusy(true);
    try {
      const outcome = await act();
      setRefused(outcome.refused);
      onOutcome(outcome);
    } catch (failure) {
      setRefused((failure instanceof HubFailure && failure.message) || t('frame.failed'));
    } finally {
      setBusy(false);
    }
  };
  return { attempt, refused, isBusy, setRefused };
}
