/** What was typed into a draft and is not saved yet, on this device, for the person who typed it. */
import type { Unsaved } from './saver';
import type { DraftValues } from './values';

const PREFIX = 'hub.draft.';
const KEPT_FOR = 7 * 24 * 3_600_000;

/** Where the text of one person for one draft lies. */
interface Place {
  account: string;
  draft: string;
}

const keyOf = ({ account, draft }: Place) => `${prefixOf(account)}${draft}`;
const prefixOf = (account: string) => `${PREFIX}${account}.`;
const keys = () => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));

export function kept(place: Place): Unsaved<DraftValues> | null {
  return read(keyOf(place));
}

export function keep(place: Place, unsaved: Unsaved<DraftValues>): void {
  if (Object.keys(unsaved.pending).length === 0) localStorage.removeItem(keyOf(place));
  else localStorage.setItem(keyOf(place), JSON.stringify({ ...unsaved, at: Date.now() }));
}

export function hasUnsaved(account: string): boolean {
  return keys().some((key) => key.startsWith(prefixOf(account)));
}

/** Deletes what one person typed, in all drafts. */
export function discardAll(account: string): void {
  keys()
    .filter((key) => key.startsWith(prefixOf(account)))
    .forEach((key) => localStorage.removeItem(key));
}

/** Deletes what nobody came back for, whoever typed it. */
export function discardOld(now = Date.now()): void {
  keys()
    .filter((key) => (read(key)?.at ?? 0) < now - KEPT_FOR)
    .forEach((key) => localStorage.removeItem(key));
}

function read(key: string): (Unsaved<DraftValues> & { at: number }) | null {
  try {
    const found = JSON.parse(localStorage.getItem(key) ?? 'null') as (Unsaved<DraftValues> & { at: number }) | null;
    // Without what it was typed over it is not known whether it overwrites something.
    return found?.base && found.pending ? found : null;
  } catch {
    return null;
  }
}
