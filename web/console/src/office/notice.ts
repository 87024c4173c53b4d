import { Store } from '../parts/store';
import type { Version } from './acts';

/** What was just done, or why it was not. */
interface Notice {
  text: string;
  /** What was taken and can be given back. */
  taken?: Version;
}

export const notice = new Store<Notice | null>(null);

export const say = (text: string): void => notice.set({ text });
