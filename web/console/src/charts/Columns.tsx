import { Bar, BarChart, CartesianGrid, XAxis, YAxis } from 'recharts';

import { number } from '../i18n/format';
import { type ChartRow, colourOf, partsOf } from './rows';

const MARGIN = { top: 8, right: 0, bottom: 0, left: 0 };
/** The size in pixels is here, and not in the styles: by it is measured what has room. */
const TEXT = { fontSize: 12, fill: 'currentcolor' };

/** The parts of each row beside one another, over its name; where names have no room, every second. */
export function Columns({ rows }: { rows: readonly ChartRow[] }) {
  return (
    <BarChart responsive data={rows} margin={MARGIN} barGap={1} barCategoryGap="20%" accessibilityLayer={false}>
      <CartesianGrid vertical={false} />
      <XAxis dataKey="name" tick={TEXT} tickLine={false} interval="equidistantPreserveStart" />
      <YAxis width="auto" tick={TEXT} tickLine={false} axisLine={false} tickFormatter={number} allowDecimals={false} />
      {partsOf(rows).map((part) => (
        <Bar key={part} className={colourOf(part)} dataKey={(row: ChartRow) => row.parts[part]} isAnimationActive={false} />
      ))}
    </BarChart>
  );
}
