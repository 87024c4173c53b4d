import type { Refusal } from '../parts/refusals';
import { upToDate } from '../parts/upToDate';
import { useAct } from '../parts/useAct';
import { useCurrentAccount } from './AccountContext';

/** An act on the account of the page, which says what was done. */
export function useAccountAct(onClose: () => void) {
  const { reload, onDone } = useCurrentAccount();
  const { refusals, isBusy, carryOut } = useAct();
  const carryOutAndTell = async (act: () => Promise<readonly Refusal[]>, done: string) => {
    if (!(await carryOut(() => upToDate(act, reload)))) return;
    onClose();
    onDone(done);
  };
  return { refusals, isBusy, carryOut: carryOutAndTell };
}
