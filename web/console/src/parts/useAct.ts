import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { failureText } from '../hub/failure';
import type { Refusal } from './refusals';

export interface Act {
  /** Why the last act was not done. */
  refusals: readonly Refusal[];
  /** The same in one text. */
  refused: string | undefined;
  isBusy: boolean;
  /** Gives whether it was done. */
  carryOut: (act: () => Promise<readonly Refusal[]>) => Promise<boolean>;
}

/**
 * Carries out what a person asks for, one act at a time; keeps why it was refused or failed.
 * `notify` says so where the component itself shows nothing.
 */
export function useAct(notify?: (refused: string) => void): Act {
  const { t } = useTranslation();
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const [isBusy, setBusy] = useState(false);
  // A second press may come before the button is shown as busy.
  const isRunning = useRef(false);
  const keepFocus = useFocusAfter(isBusy);
  const carryOut = useCallback<Act['carryOut']>(
    async (act) => {
      if (isRunning.current) return false;
      isRunning.current = true;
      keepFocus();
      setBusy(true);
      // The same sentence is read out again only where it was gone.
      setRefusals([]);
      const found = await act().catch((failure: unknown) => [{ message: failureText(failure) ?? t('frame.failed') }]);
      isRunning.current = false;
      setRefusals(found);
      setBusy(false);
      const text = textOf(found);
      if (text) notify?.(text);
      return found.length === 0;
    },
    [notify, keepFocus, t],
  );
  return { refusals, refused: textOf(refusals), isBusy, carryOut };
}

function textOf(refusals: readonly Refusal[]): string | undefined {
  return refusals.map(({ message }) => message).join(' ') || undefined;
}

/** A button that is disabled while it is busy loses the focus: it has it back afterwards. */
function useFocusAfter(isBusy: boolean): () => void {
  const focused = useRef<Element | null>(null);
  useEffect(() => {
    if (!isBusy && document.activeElement === document.body && focused.current instanceof HTMLElement) focused.current.focus();
  }, [isBusy]);
  return useCallback(() => {
    focused.current = document.activeElement;
  }, []);
}
