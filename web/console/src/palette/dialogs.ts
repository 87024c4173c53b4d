import { Store } from '../parts/store';

/** Which of the two is in front of the page. */
export const paletteDialog = new Store<'commands' | 'shortcuts' | null>(null);
