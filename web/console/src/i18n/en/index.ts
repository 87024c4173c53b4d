import { frame } from './frame';
import { signIn } from './signIn';
import { words } from './words';

export const texts = { frame, signIn, ...words };
export type EnglishTexts = typeof texts;
