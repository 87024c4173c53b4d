import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { HubFailure } from '../hub/failure';
import type { Refusal } from './refusals';

export interface Act {
  refusals: readonly Refusal[];
  isBusy: boolean;
  /** Gives why it was not done; nothing where it was. */
  carryOut: (act: () => Promise<readonly Refusal[]>) => Promise<readonly Refusal[]>;
}

/** Carries out one act at a time, and keeps why the last was not done. */
export function useAct(): Act {
  const { t } = useTranslation();
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const [isBusy, setBusy] = useState(false);
  const carryOut: Act['carryOut'] = async (act) => {
    setBusy(true);
    const found = await act().catch((failure: unknown) => [
      { code: '', path: [], message: (failure instanceof HubFailure && failure.message) || t('frame.failed') },
    ]);
    setRefusals(found);
    setBusy(false);
    return found;
  };
  return { refusals, isBusy, carryOut };
}
