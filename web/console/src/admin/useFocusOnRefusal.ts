import { type RefObject, useEffect, useRef } from 'react';

import type { Refusal } from './refusals';

/** Leads to the first field of a form that was refused, or back to the button that sent it. */
export function useFocusOnRefusal(refusals: readonly Refusal[]): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (refusals.length === 0) return;
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid=true]');
    (wrong ?? form.current?.querySelector<HTMLElement>('[type=submit]'))?.focus();
  }, [refusals]);
  return form;
}
