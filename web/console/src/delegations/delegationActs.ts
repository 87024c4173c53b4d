import { graphql } from 'react-relay/hooks';
import type { Environment } from 'relay-runtime';

import { commit } from '../hub/commit';
import type { Refusal } from '../parts/refusals';
import { readDelegation } from './readDelegation';
import type { delegationActsActivateMutation } from './__generated__/delegationActsActivateMutation.graphql';
import type { delegationActsDiscardMutation } from './__generated__/delegationActsDiscardMutation.graphql';
import type { delegationActsPrintMutation } from './__generated__/delegationActsPrintMutation.graphql';
import type { delegationActsRenewMutation } from './__generated__/delegationActsRenewMutation.graphql';
import type { delegationActsRevokeMutation } from './__generated__/delegationActsRevokeMutation.graphql';

type Errors = readonly (Refusal & { readonly code: string })[];

/** Somebody else was faster: what is shown is read again. */
function rereadOnConflict(environment: Environment, id: string, errors: Errors): Errors {
  if (errors.some(({ code }) => code === 'DELEGATION_VERSION_CONFLICT')) readDelegation(environment, id);
  return errors;
}

export async function printForm(environment: Environment, variables: delegationActsPrintMutation['variables']): Promise<Errors> {
  const mutation = graphql`
    mutation delegationActsPrintMutation($id: ID!, $version: Int!) {
      printDelegation(id: $id, expectedVersion: $version) {
        delegation {
          ...DelegationPage_delegation
        }
        userErrors {
          code
          message
          path
        }
      }
    }
  `;
  return rereadOnConflict(environment, variables.id, (await commit<delegationActsPrintMutation>(environment, mutation, variables)).printDelegation.userErrors);
}

export async function activate(environment: Environment, variables: delegationActsActivateMutation['variables']): Promise<Errors> {
  const mutation = graphql`
    mutation delegationActsActivateMutation($id: ID!, $version: Int!, $declaration: SignedDeclarationInput!) {
      activateDelegation(id: $id, expectedVersion: $version, declaration: $declaration) {
        delegation {
          ...DelegationPage_delegation
        }
        userErrors {
          code
          message
          path
        }
      }
    }
  `;
  return rereadOnConflict(environment, variables.id, (await commit<delegationActsActivateMutation>(environment, mutation, variables)).activateDelegation.userErrors);
}

export async function renew(environment: Environment, variables: delegationActsRenewMutation['variables']): Promise<Errors> {
  const mutation = graphql`
    mutation delegationActsRenewMutation($id: ID!, $version: Int!, $validTo: Date, $declaration: SignedDeclarationInput!) {
      renewDelegation(id: $id, expectedVersion: $version, validTo: $validTo, declaration: $declaration) {
        delegation {
          ...DelegationPage_delegation
        }
        userErrors {
          code
          message
          path
        }
      }
    }
  `;
  return rereadOnConflict(environment, variables.id, (await commit<delegationActsRenewMutation>(environment, mutation, variables)).renewDelegation.userErrors);
}

export async function discard(environment: Environment, variables: delegationActsDiscardMutation['variables']): Promise<Errors> {
  const mutation = graphql`
    mutation delegationActsDiscardMutation($id: ID!, $version: Int!) {
      discardDelegation(id: $id, expectedVersion: $version) {
        delegation {
          ...DelegationPage_delegation
        }
        userErrors {
          code
          message
          path
        }
      }
    }
  `;
  return rereadOnConflict(environment, variables.id, (await commit<delegationActsDiscardMutation>(environment, mutation, variables)).discardDelegation.userErrors);
}

export async function revoke(environment: Environment, variables: delegationActsRevokeMutation['variables']): Promise<Errors> {
  const mutation = graphql`
    mutation delegationActsRevokeMutation($id: ID!, $version: Int!, $reason: String!) {
      revokeDelegation(id: $id, expectedVersion: $version, reason: $reason) {
        delegation {
          ...DelegationPage_delegation
        }
        userErrors {
          code
          message
          path
        }
      }
    }
  `;
  return rereadOnConflict(environment, variables.id, (await commit<delegationActsRevokeMutation>(environment, mutation, variables)).revokeDelegation.userErrors);
}
