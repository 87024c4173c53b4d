import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useRelayEnvironment } from 'react-relay/hooks';

import { useAct } from '../parts/useAct';
import { ACTS, type Act, type Version } from './acts';
import { notice } from './notice';

/** Carries out an act on an application. What was taken is offered to be given back. */
export function useOfficeAct(notify?: (refused: string) => void) {
  const { t } = useTranslation();
  const environment = useRelayEnvironment();
  const { refused, isBusy, carryOut } = useAct(notify);
  const carryOutOn = useCallback(
    (act: Act, application: Version) =>
      carryOut(async () => {
        const { application: done, userErrors } = await ACTS[act](environment, application);
        if (done) notice.set(act === 'take' ? { text: t('office.taken'), taken: done } : null);
        return userErrors;
      }),
    [carryOut, environment, t],
  );
  return { refused, isBusy, carryOut: carryOutOn };
}
