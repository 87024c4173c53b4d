import { Bar, BarChart, type BarShapeProps, Rectangle, XAxis, YAxis } from 'recharts';

import { type ChartRow, colourOf, longest, partsOf } from './rows';

/** Of a bar, in pixels, and of what is under it. */
const THICKNESS = 8;
const SPACE = 8;
const NO_MARGIN = { top: 0, right: 0, bottom: 0, left: 0 };

/** A bar for each row of `BarRows`, at its foot: the rows are of one height, and so are the bands of the chart. */
export function Bars({ rows }: { rows: readonly ChartRow[] }) {
  return (
    <BarChart ref={stretch} responsive layout="vertical" data={rows} margin={NO_MARGIN} barCategoryGap={0} accessibilityLayer={false}>
      <XAxis type="number" domain={[0, longest(rows)]} hide />
      <YAxis type="category" dataKey="name" hide />
      {partsOf(rows).map((part) => (
        <Bar key={part} className={colourOf(part)} stackId="row" dataKey={(row: ChartRow) => row.parts[part]} shape={atTheFoot} isAnimationActive={false} />
      ))}
    </BarChart>
  );
}

/** On paper no script measures the rows again: the picture follows their width by itself. */
function stretch(svg: SVGSVGElement | null) {
  svg?.setAttribute('preserveAspectRatio', 'none');
}

function atTheFoot({ x, y, width, height }: BarShapeProps) {
  return <Rectangle x={x} y={y + height - THICKNESS - SPACE} width={width} height={THICKNESS} />;
}
