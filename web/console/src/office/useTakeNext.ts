import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useRelayEnvironment } from 'react-relay/hooks';
import { useLocation } from 'wouter';

import { useAct } from '../parts/useAct';
import { notice, say } from './notice';
import { takeNext } from './takeNext';

/** Takes the application that waits longest, and opens it. */
export function useTakeNext() {
  const { t } = useTranslation();
  const environment = useRelayEnvironment();
  const [, navigate] = useLocation();
  const { isBusy, carryOut } = useAct(say);
  const take = useCallback(
    () =>
      carryOut(async () => {
        const { taken, refused } = await takeNext(environment);
        if (!taken) return [{ message: refused ?? t('office.empty') }];
        notice.set({ text: t('office.taken'), taken });
        navigate(`/applications/${taken.id}`);
        return [];
      }),
    [carryOut, environment, navigate, t],
  );
  return { isBusy, take };
}
