import { admin } from './admin';
import { application } from './application';
import { auditor } from './auditor';
import { authorization } from './authorization';
import { bulk } from './bulk';
import { delegation } from './delegation';
import { draft } from './draft';
import { examination } from './examination';
import { frame } from './frame';
import { intermediary } from './intermediary';
import { office } from './office';
import { operation } from './operation';
import { palette } from './palette';
import { signIn } from './signIn';
import { start } from './start';
import { words } from './words';

export const texts = { admin, application, auditor, authorization, bulk, delegation, draft, examination, frame, intermediary, office, operation, palette, signIn, start, ...words };
export type EnglishTexts = typeof texts;
