import type { EnglishTexts } from '../en';
import type { SameKeys } from '../texts';
import { frame } from './frame';
import { signIn } from './signIn';
import { words } from './words';

export const texts: SameKeys<EnglishTexts> = { frame, signIn, ...words };
