import { lazy } from 'react';

import { ChartFrame } from './ChartFrame';
import { NumberList } from './NumberList';
import type { ChartRow } from './rows';

const Bars = lazy(() => import('./lazyCharts').then((charts) => ({ default: charts.Bars })));

interface Props {
  rows: readonly ChartRow[];
  labelledBy: string;
}

/** Names with their numbers, in rows of one height, and behind them the picture: a bar at the foot of each. */
export function BarRows({ rows, labelledBy }: Props) {
  return (
    <div className="hub-bar-rows">
      <ChartFrame className="hub-drawn-bars">
        <Bars rows={rows} />
      </ChartFrame>
      <NumberList rows={rows} labelledBy={labelledBy} />
    </div>
  );
}
