import type { EnglishTexts } from '../en';
import type { SameKeys } from '../texts';
import { application } from './application';
import { authorization } from './authorization';
import { bulk } from './bulk';
import { delegation } from './delegation';
import { draft } from './draft';
import { frame } from './frame';
import { intermediary } from './intermediary';
import { office } from './office';
import { signIn } from './signIn';
import { start } from './start';
import { words } from './words';

export const texts: SameKeys<EnglishTexts> = { application, authorization, bulk, delegation, draft, frame, intermediary, office, signIn, start, ...words };
