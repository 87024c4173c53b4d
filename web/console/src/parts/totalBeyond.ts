import { number } from '../i18n/format';

interface Counted {
  readonly totalCount: number;
  /** The hub counts up to a number: there may be more. */
  readonly totalCountIsCapped: boolean;
  readonly nodes: readonly unknown[];
}

/** How many a list has in all, where it shows but the first of them; nothing where it is whole. */
export function totalBeyond({ totalCount, totalCountIsCapped, nodes }: Counted): string | null {
  if (totalCount <= nodes.length) return null;
  return totalCountIsCapped ? `${number(totalCount)}+` : number(totalCount);
}
