import type { DelegationStatus } from './status';

interface SubDelegation {
  readonly endedAt: string | null | undefined;
  readonly collaborator: { readonly name: string };
}

/** Who acts under a delegation today, by name: what has ended takes its sub-delegations with it. */
export function acting(status: DelegationStatus, subDelegations: readonly SubDelegation[]): string {
  if (status !== 'ACTIVE') return '';
  return subDelegations
    .filter(({ endedAt }) => !endedAt)
    .map(({ collaborator }) => collaborator.name)
    .join(', ');
}
