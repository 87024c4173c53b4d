import { lazy } from 'react';

import { Drawing } from './Drawing';
import { NumberList } from './NumberList';
import type { ChartRow } from './rows';

const Bars = lazy(() => import('./drawn').then((drawn) => ({ default: drawn.Bars })));

interface Props {
  rows: readonly ChartRow[];
  labelledBy: string;
}

/** Names with their numbers, in rows of one height, and behind them the picture: a bar at the foot of each. */
export function BarRows({ rows, labelledBy }: Props) {
  return (
    <div className="hub-bar-rows">
      <Drawing className="hub-drawn-bars">
        <Bars rows={rows} />
      </Drawing>
      <NumberList rows={rows} labelledBy={labelledBy} />
    </div>
  );
}
