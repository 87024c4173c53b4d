import { useCurrentAccount } from './AccountContext';
import { type Refusal, isOutOfDate } from './refusals';
import { useAct } from './useAct';

/** An act on the account of the page, which says what was done. */
export function useAccountAct(onClose: () => void) {
  const { reload, onDone } = useCurrentAccount();
  const { refusals, isBusy, carryOut } = useAct();
  const carryOutAndTell = async (act: () => Promise<readonly Refusal[]>, done: string) => {
    const found = await carryOut(() => upToDate(act, reload));
    if (found.length > 0) return;
    onClose();
    onDone(done);
  };
  return { refusals, isBusy, carryOut: carryOutAndTell };
}

/** What was decided on an account of before is decided anew, once it has been read again. */
export async function upToDate(act: () => Promise<readonly Refusal[]>, reload: () => Promise<unknown>): Promise<readonly Refusal[]> {
  const found = await act();
  if (isOutOfDate(found)) await reload();
  return found;
}
