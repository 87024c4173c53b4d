import { useAct } from '../parts/useAct';
import type { Outcome } from '../session/signIn';

/** One attempt at a time, and the sentence that refused the last one. */
export function useAttempt(onOutcome: (outcome: Outcome) => void) {
  const { refused, isBusy, carryOut } = useAct();
  const attempt = (act: () => Promise<Outcome>) =>
    carryOut(async () => {
      const outcome = await act();
      onOutcome(outcome);
      return outcome.refused ? [{ message: outcome.refused }] : [];
    });
  return { attempt, refused, isBusy };
}
