import type { Role } from '../session/person';

/** The demo's people are called by what they are. */
export function roleOfDemo(email: string): Role {
  return (email.split('@')[0] ?? '').toUpperCase() as Role;
}
