import { application } from './application';
import { draft } from './draft';
import { frame } from './frame';
import { signIn } from './signIn';
import { start } from './start';
import { words } from './words';

export const texts = { application, draft, frame, signIn, start, ...words };
export type EnglishTexts = typeof texts;
