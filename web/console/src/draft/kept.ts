/** What was typed into a draft and is not saved yet, on this device, for the person who typed it. */
import { session } from '../session/session';
import type { Patch } from './values';

function keyOf(id: string): string {
  const now = session.get();
  return `hub.draft.${now.state === 'open' ? now.person.account.id : ''}.${id}`;
}

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
