import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef } from 'react';

interface Props {
  /** The id of the heading that names the list. */
  labelledBy: string;
  loaded: number;
  total: number;
  /** Asks for the next page; called as the end of what is loaded comes near. */
  loadMore: () => void;
  row: (at: number) => ReactNode;
  /** A row that is not loaded yet. */
  placeholder: string;
}

/** How far before the end the next page is asked for. */
const AHEAD = 30;

/** As many rows as there are in all, of which those near the window are on the page: it scrolls as if all were. */
export function VirtualRows({ labelledBy, loaded, total, loadMore, row, placeholder }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const rows = useWindowVirtualizer({ count: total, estimateSize: () => 76, overscan: 10, scrollMargin: list.current?.offsetTop ?? 0 });
  const shown = rows.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last + AHEAD >= loaded && loaded < total) loadMore();
  }, [last, loaded, total, loadMore]);
  return (
    <ul ref={list} className="hub-rows" aria-labelledby={labelledBy} style={{ blockSize: rows.getTotalSize() }}>
      {shown.map(({ index, key, start }) => (
        <li
          key={key}
          ref={rows.measureElement}
          data-index={index}
          aria-setsize={total}
          aria-posinset={index + 1}
          style={{ transform: `translateY(${start - rows.options.scrollMargin}px)` }}
        >
          {index < loaded ? row(index) : <p className="hub-muted">{placeholder}</p>}
        </li>
      ))}
    </ul>
  );
}
