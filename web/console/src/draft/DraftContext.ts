import { createContext, use } from 'react';

import type { Clash, SaverState } from './saver';
import type { DraftValues, Patch } from './values';

/** The draft that a page is about. */
export interface Draft {
  id: string;
  /** As it is typed, saved or not. */
  values: DraftValues;
  state: SaverState<DraftValues>['state'];
  clashes: readonly Clash[];
  /** Why the hub refused all of it. */
  refusal: string | undefined;
  set: (patch: Patch) => void;
  settle: (theirs: readonly string[]) => void;
  /** Saves at once what is typed; gives the version that stands then. */
  flush: () => Promise<number>;
  /** Why the hub refused a field. */
  errorAt: (...path: string[]) => string | undefined;
}

export const DraftContext = createContext<Draft | null>(null);

export function useCurrentDraft(): Draft {
  const draft = use(DraftContext);
  if (!draft) throw new Error('there is no draft around this component');
  return draft;
}
