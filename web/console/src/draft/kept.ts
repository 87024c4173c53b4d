/** What was typed into a draft and is not saved yet, on this device. */
import type { Patch } from './values';

const keyOf = (id: string) => `hub.draft.${id}`;

export function kept(id: string): Patch {
  try {
    return JSON.parse(localStorage.getItem(keyOf(id)) ?? '{}') as Patch;
  } catch {
    return {};
  }
}

export function keep(id: string, pending: Patch): void {
  if (Object.keys(pending).length === 0) localStorage.removeItem(keyOf(id));
  else localStorage.setItem(keyOf(id), JSON.stringify(pending));
}
