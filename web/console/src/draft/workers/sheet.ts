/** A list of workers in an Excel workbook, as the hub reads lists: CSV with the first sheet's rows. */
import type { Reading } from './sheetWorker';

const WORKBOOK = /\.xlsx$/i;
/** Lists of thousands of workers are well under it. */
const MOST_BYTES = 5_000_000;
const LONGEST = 20_000;

type Unreadable = 'unreadable' | 'tooLarge';

/** The file itself, what the first sheet of a workbook holds, or why it is not read. */
export async function listOf(file: File, read: (bytes: ArrayBuffer) => Promise<Reading> = inWorker): Promise<File | Unreadable> {
  if (!WORKBOOK.test(file.name)) return file;
  if (file.size > MOST_BYTES) return 'tooLarge';
  const reading = await read(await file.arrayBuffer());
  if ('failed' in reading) return reading.failed;
  return new File([reading.csv], file.name.replace(WORKBOOK, '.csv'), { type: 'text/csv' });
}

function inWorker(bytes: ArrayBuffer): Promise<Reading> {
  const worker = new Worker(new URL('./sheetWorker.ts', import.meta.url), { type: 'module' });
  const reading = new Promise<Reading>((resolve) => {
    worker.onmessage = ({ data }) => resolve(data as Reading);
    worker.onerror = () => resolve({ failed: 'unreadable' });
    setTimeout(() => resolve({ failed: 'tooLarge' }), LONGEST);
    worker.postMessage(bytes, [bytes]);
  });
  return reading.finally(() => worker.terminate());
}
