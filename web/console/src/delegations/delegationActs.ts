import { graphql } from 'react-relay/hooks';
import type { Environment } from 'relay-runtime';

import { commit } from '../hub/commit';
import type { Refusal } from '../parts/refusals';
import { upToDate } from '../parts/upToDate';
import { readDelegation } from './readDelegation';
import type { delegationActsActivateMutation } from './__generated__/delegationActsActivateMutation.graphql';
import type { delegationActsDiscardMutation } from './__generated__/delegationActsDiscardMutation.graphql';
import type { delegationActsPrintMutation } from './__generated__/delegationActsPrintMutation.graphql';
import type { delegationActsRenewMutation } from './__generated__/delegationActsRenewMutation.graphql';
import type { delegationActsRevokeMutation } from './__generated__/delegationActsRevokeMutation.graphql';

type Refusals = Promise<readonly Refusal[]>;

export function printForm(environment: Environment, variables: delegationActsPrintMutation['variables']): Refusals {
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
  const send = async () => (await commit<delegationActsPrintMutation>(environment, mutation, variables)).printDelegation.userErrors;
  return upToDate(send, () => readDelegation(environment, variables.id));
}

export function activate(environment: Environment, variables: delegationActsActivateMutation['variables']): Refusals {
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
  const send = async () => (await commit<delegationActsActivateMutation>(environment, mutation, variables)).activateDelegation.userErrors;
  return upToDate(send, () => readDelegation(environment, variables.id));
}

export function renew(environment: Environment, variables: delegationActsRenewMutation['variables']): Refusals {
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
  const send = async () => (await commit<delegationActsRenewMutation>(environment, mutation, variables)).renewDelegation.userErrors;
  return upToDate(send, () => readDelegation(environment, variables.id));
}

export function discard(environment: Environment, variables: delegationActsDiscardMutation['variables']): Refusals {
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
  const send = async () => (await commit<delegationActsDiscardMutation>(environment, mutation, variables)).discardDelegation.userErrors;
  return upToDate(send, () => readDelegation(environment, variables.id));
}

export function revoke(environment: Environment, variables: delegationActsRevokeMutation['variables']): Refusals {
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
  const send = async () => (await commit<delegationActsRevokeMutation>(environment, mutation, variables)).revokeDelegation.userErrors;
  return upToDate(send, () => readDelegation(environment, variables.id));
}
