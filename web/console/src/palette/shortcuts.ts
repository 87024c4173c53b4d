import type { Role } from '../session/person';

const IS_MAC = /Mac|iPhone|iPad/.test(navigator.userAgent);
const OPERATOR: readonly Role[] = ['OPERATOR'];
const OFFICE: readonly Role[] = ['OPERATOR', 'DIRECTOR'];

interface Shortcut {
  what: 'commands' | 'shortcuts' | 'next' | 'take' | 'down' | 'up' | 'open' | 'escape';
  keys: readonly string[];
  /** Whose it is; everybody's without it. */
  roles?: readonly Role[];
}

export const SHORTCUTS: readonly Shortcut[] = [
  { what: 'commands', keys: [IS_MAC ? '⌘ K' : 'Ctrl K'] },
  { what: 'shortcuts', keys: ['?'] },
  { what: 'next', keys: ['N'], roles: OPERATOR },
  { what: 'take', keys: ['T'], roles: OPERATOR },
  { what: 'down', keys: ['J', '↓'], roles: OFFICE },
  { what: 'up', keys: ['K', '↑'], roles: OFFICE },
  { what: 'open', keys: ['⏎'], roles: OFFICE },
  { what: 'escape', keys: ['Esc'] },
];
