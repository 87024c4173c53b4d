import { type RefObject, useEffect, useRef } from 'react';

/** Leads who sent a form to the first field of it that was refused. */
export function useFirstInvalid(refusals: readonly unknown[]): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (refusals.length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [refusals]);
  return form;
}
