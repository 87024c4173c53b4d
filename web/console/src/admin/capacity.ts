/** Which functions a role has, and whether a capacity is in force. */
import type { Role } from '../session/person';
import type { EntitleAccountInput } from './__generated__/accountActsEntitleMutation.graphql';

export type CapacityFunction = NonNullable<EntitleAccountInput['function']>;

/** The usual one first. */
export const FUNCTIONS: Record<Role, readonly CapacityFunction[]> = {
  EMPLOYER: ['LEGAL_REPRESENTATIVE', 'EMPLOYEE'],
  INTERMEDIARY: ['PRACTITIONER', 'COLLABORATOR'],
  OPERATOR: ['OPERATOR'],
  DIRECTOR: ['DIRECTOR'],
  AUDITOR: ['AUDITOR'],
  ADMIN: ['ADMINISTRATOR'],
};

export const ROLES = Object.keys(FUNCTIONS) as Role[];

/** Auditors and administrators act for nobody. */
export function hasSubject(role: Role): role is Exclude<Role, 'AUDITOR' | 'ADMIN'> {
  return role !== 'AUDITOR' && role !== 'ADMIN';
}

type Force = 'ended' | 'later' | 'now';

/** Both days count. */
export function forceOf({ validFrom, validTo }: { readonly validFrom: string; readonly validTo: string | null | undefined }, today: string): Force {
  if (validTo && validTo < today) return 'ended';
  return validFrom > today ? 'later' : 'now';
}
