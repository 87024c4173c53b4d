/** Whether events come in: what the socket of the page says. */
import { Store } from '../parts/store';

type Line = 'live' | 'lost' | 'back';

/** How long it is said that the connection is back. */
const SAID_FOR = 4_000;

export const line = new Store<Line>('live');

export function lineLost(): void {
  line.set('lost');
}

export function lineOpen(): void {
  if (line.get() !== 'lost') return;
  line.set('back');
  setTimeout(() => line.get() === 'back' && line.set('live'), SAID_FOR);
}
