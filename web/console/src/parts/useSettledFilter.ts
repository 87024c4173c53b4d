import { useSettled } from './useSettled';

/** The filter that a list is asked by: as it is once nobody has changed it for a moment. While the next list is loaded the one before stays. */
export function useSettledFilter<F>(filter: F, filterOf: (address: URLSearchParams) => F, addressOf: (filter: F) => URLSearchParams): F {
  return filterOf(new URLSearchParams(useSettled(`${addressOf(filter)}`)));
}
