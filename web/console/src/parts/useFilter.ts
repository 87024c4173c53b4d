import { useSearchParams } from 'wouter';
import { useHistoryState } from 'wouter/use-browser-location';

import { type Parted, joined, parted } from './personal';

/** The filter of a page, as its address says it; what is personal in it is in the state of the page's entry in the history alone. */
export function useFilter<F>(filterOf: (address: URLSearchParams) => F, addressOf: (filter: F) => URLSearchParams): [F, (filter: F) => void] {
  const [address, setAddress] = useSearchParams();
  const state = useHistoryState<Parted['personal'] | null>();
  const change = (next: F) => {
    const { open, personal } = parted(addressOf(next));
    setAddress(open, { replace: true, state: personal });
  };
  return [filterOf(joined(address, state ?? {})), change];
}
