/** A row of a chart: a name, and as many numbers as the chart has parts. */
export interface ChartRow {
  name: string;
  parts: readonly number[];
}

/** What a row stands for in all. */
export function totalOf({ parts }: ChartRow): number {
  return parts.reduce((sum, part) => sum + part, 0);
}

/** The end of the scale, where the parts of a row are one after another; never 0, so that a chart of nothing has a scale. */
export function longest(rows: readonly ChartRow[]): number {
  return Math.max(1, ...rows.map(totalOf));
}

/** The parts that the rows have, by their places. */
export function partsOf(rows: readonly ChartRow[]): number[] {
  return [...(rows[0]?.parts.keys() ?? [])];
}

/** The class that colours a part, by its place. */
export function colourOf(part: number): string {
  return `hub-part-${part + 1}`;
}
