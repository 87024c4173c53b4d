/** Reads a workbook beside the page, which goes on meanwhile. */
import { TooLarge, csvOfWorkbook } from './workbook';

export type Reading = { csv: string } | { failed: 'unreadable' | 'tooLarge' };

async function read(bytes: ArrayBuffer): Promise<Reading> {
  try {
    return { csv: await csvOfWorkbook(bytes) };
  } catch (failure) {
    return { failed: failure instanceof TooLarge ? 'tooLarge' : 'unreadable' };
  }
}

addEventListener('message', ({ data }: MessageEvent<ArrayBuffer>) => void read(data).then((reading) => postMessage(reading)));
