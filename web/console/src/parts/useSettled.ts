import { startTransition, useEffect, useState } from 'react';

const TYPING_PAUSE = 250;

/** A value as it is once nobody has changed it for a moment: one question for a word, and not for each letter. What it led to stays until the next is there. */
export function useSettled<T extends string>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => startTransition(() => setSettled(value)), TYPING_PAUSE);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
