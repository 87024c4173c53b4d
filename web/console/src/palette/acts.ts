/** What can be done on the page that is open. */
import { useEffect } from 'react';

import { Store } from '../parts/store';

export interface PageAct {
  id: string;
  text: string;
  /** The single key that does it. */
  key?: string | undefined;
  run: () => void;
}

export const pageActs = new Store<readonly PageAct[]>([]);

/** Offers acts while the component is there; a new list replaces its own alone. */
export function usePageActs(acts: readonly PageAct[]): void {
  useEffect(() => {
    pageActs.set([...pageActs.get(), ...acts]);
    return () => pageActs.set(pageActs.get().filter((act) => !acts.includes(act)));
  }, [acts]);
}
