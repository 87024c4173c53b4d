import { useEffect } from 'react';

import { pageActs } from './acts';
import { paletteDialog } from './dialogs';
import { singleKeys } from './singleKeys';

/** The keys that work on every page. */
export function useShortcuts(): void {
  useEffect(() => {
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.altKey || event.repeat) return;
  if (event.ctrlKey || event.metaKey) {
    if (event.key.toLowerCase() === 'k' && !event.shiftKey) openCommands(event);
    return;
  }
  if (singleKeys.get() && !isTyping(event.target) && !isDialogOpen()) singleKey(event);
}

function openCommands(event: KeyboardEvent): void {
  event.preventDefault();
  if (!isDialogOpen()) paletteDialog.set('commands');
}

function singleKey(event: KeyboardEvent): void {
  const act = pageActs.get().find(({ key }) => key === event.key);
  if (event.key === '?') paletteDialog.set('shortcuts');
  else if (act) act.run();
  else return;
  event.preventDefault();
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null;
}

/** One that is on its way to the page counts: what is typed meanwhile is meant for it. */
function isDialogOpen(): boolean {
  return paletteDialog.get() !== null || document.querySelector('dialog[open]') !== null;
}
