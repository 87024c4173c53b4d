/** The first sheet of an Excel workbook as CSV. */
import { unzipSync, zipSync } from 'fflate';
import { readSheet } from 'read-excel-file/universal';

type Cell = string | number | boolean | Date | null;

/** More than this in all, unpacked, and the file is no list of workers. */
export const MOST_UNPACKED = 50_000_000;

/** A workbook that is too large to be read. */
export class TooLarge extends Error {
  override name = 'TooLarge';
}

/** It throws where the bytes are no workbook. */
export async function csvOfWorkbook(bytes: ArrayBuffer): Promise<string> {
  return csvOf((await readSheet(await stored(bytes))) as Cell[][]);
}

/** The same workbook, not compressed: what is compressed and large the reader would unpack in a worker from a blob:, which no page of the hub allows. */
function stored(bytes: ArrayBuffer): ArrayBuffer {
  let unpacked = 0;
  const entries = unzipSync(new Uint8Array(bytes), {
    filter: ({ name, originalSize }) => {
      if (!/\.(xml|rels)$/i.test(name)) return false;
      unpacked += originalSize;
      if (unpacked > MOST_UNPACKED) throw new TooLarge();
      return true;
    },
  });
  return zipSync(entries, { level: 0 }).slice().buffer;
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
