import { Store } from '../parts/store';

/** The application that was submitted just now, until its page is left. */
export const submitted = new Store<string | null>(null);
