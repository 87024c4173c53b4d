import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef } from 'react';

interface Props {
  loaded: number;
  total: number;
  loadMore: () => void;
  row: (at: number) => ReactNode;
}

/** As many rows as there are in all; those in view are rendered, and pages are loaded as the end of what is loaded comes into view. */
export function Rows({ loaded, total, loadMore, row }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({ count: total, getScrollElement: () => box.current, estimateSize: () => 56, overscan: 8 });
  const shown = rows.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= loaded - 20 && loaded < total) loadMore();
  }, [last, loaded, total, loadMore]);
  return (
    <div ref={box} className="rows" tabIndex={0}>
      <div role="table" aria-rowcount={total} style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {shown.map(({ index, start, key }) => (
          <div role="row" key={key} aria-rowindex={index + 1} style={{ position: 'absolute', top: 0, height: 56, transform: `translateY(${start}px)` }}>
            {index < loaded ? row(index) : '…'}
          </div>
        ))}
      </div>
    </div>
  );
}
