import type { Tone } from '../application/status';
import type { DelegationRow_delegation$data } from './__generated__/DelegationRow_delegation.graphql';

export type DelegationStatus = DelegationRow_delegation$data['status'];

const TONES: Record<DelegationStatus, Tone> = {
  DRAFT: 'draft',
  PRINTED: 'waiting',
  ACTIVE: 'good',
  EXPIRED: 'draft',
  REVOKED: 'bad',
  DISCARDED: 'draft',
  SUPERSEDED: 'draft',
};

/** In the order in which a delegation goes through them. */
export const DELEGATION_STATUSES = Object.keys(TONES) as DelegationStatus[];

export function toneOfDelegation(status: DelegationStatus): Tone {
  return TONES[status];
}
