import type { KeyboardEvent } from 'react';

import { singleKeys } from '../palette/singleKeys';

/** Keys of who works in a list all day, while the focus is in it: down and up, take, open (Enter, on the link itself). */
export function useRowKeys(): (event: KeyboardEvent<HTMLElement>) => void {
  return (event) => {
    const isOff = !singleKeys.get() && event.key.length === 1;
    if (isOff || event.ctrlKey || event.metaKey || event.altKey) return;
    const row = (event.target as HTMLElement).closest('li');
    const step = { j: 'nextElementSibling', ArrowDown: 'nextElementSibling', k: 'previousElementSibling', ArrowUp: 'previousElementSibling' } as const;
    if (event.key in step) {
      row?.[step[event.key as keyof typeof step]]?.querySelector('a')?.focus();
      event.preventDefault();
    }
    if (event.key === 't') row?.querySelector('button')?.click();
  };
}
