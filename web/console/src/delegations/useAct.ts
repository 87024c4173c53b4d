import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { HubFailure } from '../hub/failure';
import type { Refusal } from '../parts/refusals';

interface Act {
  refusals: readonly Refusal[];
  isBusy: boolean;
  /** Gives whether it was done. */
  carryOut: (act: () => Promise<readonly Refusal[]>) => Promise<boolean>;
}

/** Carries out what a person asks for, once at a time; what is refused or fails is told. */
export function useAct(): Act {
  const { t } = useTranslation();
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const [isBusy, setBusy] = useState(false);
  const carryOut: Act['carryOut'] = async (act) => {
    setBusy(true);
    try {
      const found = await act();
      setRefusals(found);
      return found.length === 0;
    } catch (failure) {
      setRefusals([{ message: (failure instanceof HubFailure && failure.message) || t('frame.failed'), path: [] }]);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { refusals, isBusy, carryOut };
}
