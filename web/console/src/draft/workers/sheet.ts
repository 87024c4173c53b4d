/** A list of workers in an Excel workbook, as the hub reads lists: CSV with the first sheet's rows. */
type Cell = string | number | boolean | Date | null;

const WORKBOOK = /\.xlsx$/i;

/** The file itself, or what the first sheet of a workbook holds. It throws where the file is no workbook. */
export async function listOf(file: File): Promise<File> {
  if (!WORKBOOK.test(file.name)) return file;
  const { readSheet } = await import('read-excel-file/universal');
  const rows = (await readSheet(await file.arrayBuffer())) as Cell[][];
  return new File([csvOf(rows)], file.name.replace(WORKBOOK, '.csv'), { type: 'text/csv' });
}

export function csvOf(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map((cell) => quoted(textOf(cell))).join(';')}\n`).join('');
}

function textOf(cell: Cell): string {
  if (cell === null) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return typeof cell === 'number' ? String(cell).replace('.', ',') : String(cell);
}

function quoted(text: string): string {
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
