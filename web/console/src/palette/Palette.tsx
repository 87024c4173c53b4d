import { Suspense, lazy } from 'react';

import { useStore } from '../parts/store';
import type { Role } from '../session/person';
import { CommandDialog } from './CommandDialog';
import { paletteDialog } from './dialogs';
import { useShortcuts } from './useShortcuts';

const ShortcutDialog = lazy(() => import('./ShortcutDialog'));

/** The palette of commands and the list of keys. The palette is loaded with the page: who opens it types at once. */
export function Palette({ role }: { role: Role }) {
  const now = useStore(paletteDialog);
  useShortcuts();
  if (now === 'commands') return <CommandDialog role={role} />;
  return <Suspense fallback={null}>{now === 'shortcuts' && <ShortcutDialog role={role} />}</Suspense>;
}
