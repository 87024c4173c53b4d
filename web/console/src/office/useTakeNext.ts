import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useRelayEnvironment } from 'react-relay/hooks';
import { useLocation } from 'wouter';

import { failureText } from '../hub/failure';
import { notice } from './notice';
import { takeNext } from './takeNext';

/** Takes the application that waits longest, and opens it. */
export function useTakeNext(): () => Promise<void> {
  const { t } = useTranslation();
  const environment = useRelayEnvironment();
  const [, navigate] = useLocation();
  return useCallback(async () => {
    try {
      const { taken, refused } = await takeNext(environment);
      if (!taken) return notice.set({ text: refused ?? t('office.empty') });
      notice.set({ text: t('office.taken'), taken });
      navigate(`/applications/${taken.id}`);
    } catch (failure) {
      notice.set({ text: failureText(failure) ?? t('frame.failed') });
    }
  }, [environment, navigate, t]);
}
