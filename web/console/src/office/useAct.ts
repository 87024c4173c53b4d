import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useRelayEnvironment } from 'react-relay/hooks';

import { failureText } from '../hub/failure';
import { ACTS, type Act, type Version } from './acts';
import { notice } from './notice';

/** Carries out an act, and gives why it was not done. What was taken is offered to be given back. */
export function useAct(): (act: Act, application: Version) => Promise<string | undefined> {
  const { t } = useTranslation();
  const environment = useRelayEnvironment();
  return useCallback(
    async (act, application) => {
      try {
        const { application: done, userErrors } = await ACTS[act](environment, application);
        if (act === 'take' && done) notice.set({ text: t('office.taken'), taken: done });
        if (act !== 'take' && done) notice.set(null);
        return userErrors[0]?.message;
      } catch (failure) {
        return failureText(failure) ?? t('frame.failed');
      }
    },
    [environment, t],
  );
}
