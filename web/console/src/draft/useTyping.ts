import { type RefObject, useEffect, useState } from 'react';

/** After such a pause what was typed counts as whole. */
const PAUSE = 1_500;

/** Whether somebody types in a field around an element: until the field is left, or for a pause. */
export function useTyping(element: RefObject<HTMLElement | null>): boolean {
  const [isTyping, setTyping] = useState(false);
  useEffect(() => {
    const around = element.current?.parentElement;
    if (!around) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = () => {
      clearTimeout(timer);
      setTyping(false);
    };
    const begin = () => {
      clearTimeout(timer);
      timer = setTimeout(end, PAUSE);
      setTyping(true);
    };
    around.addEventListener('input', begin);
    around.addEventListener('focusout', end);
    return () => {
      clearTimeout(timer);
      around.removeEventListener('input', begin);
      around.removeEventListener('focusout', end);
    };
  }, [element]);
  return isTyping;
}
