import type { Role } from '../session/person';
import { type CapacityFunction, FUNCTIONS, hasSubject } from './capacity';
import type { EntitleAccountInput } from './__generated__/accountActsEntitleMutation.graphql';

/** A capacity as it is typed. */
export interface NewCapacity {
  role: Role;
  function: CapacityFunction;
  subject: string;
  validFrom: string;
  validTo: string;
}

export const NEW_CAPACITY: NewCapacity = { role: 'EMPLOYER', function: 'LEGAL_REPRESENTATIVE', subject: '', validFrom: '', validTo: '' };

/** Another role has other functions; what was typed stays. */
export function withRole(capacity: NewCapacity, role: Role): NewCapacity {
  const [usual = capacity.function] = FUNCTIONS[role];
  return { ...capacity, role, function: usual };
}

/** What the graph takes for it: nothing for what was left empty. */
export function inputOf({ role, function: held, subject, validFrom, validTo }: NewCapacity): EntitleAccountInput {
  return { role, function: held, subject: (hasSubject(role) && subject.trim()) || null, validFrom: validFrom || null, validTo: validTo || null };
}
