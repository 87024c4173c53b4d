/** Ends what acts for a person: a session, or a program. Neither counts as a change of the account. */
import { graphql } from 'react-relay/hooks';
import type { Environment } from 'relay-runtime';

import { commit } from '../hub/commit';
import type { Refusal } from '../parts/refusals';
import type { endingsProgramMutation } from './__generated__/endingsProgramMutation.graphql';
import type { endingsSessionMutation } from './__generated__/endingsSessionMutation.graphql';

export async function endSession(environment: Environment, id: string): Promise<readonly Refusal[]> {
  const mutation = graphql`
    mutation endingsSessionMutation($id: ID!) {
      revokeSession(id: $id) {
        sessionId
        userErrors {
          code
          message
          path
        }
      }
    }
  `;
  return (await commit<endingsSessionMutation>(environment, mutation, { id })).revokeSession.userErrors;
}

export async function revokeProgram(environment: Environment, id: string): Promise<readonly Refusal[]> {
  const mutation = graphql`
    mutation endingsProgramMutation($id: ID!) {
      revokeProgram(id: $id) {
        program {
          id
          ...ProgramTable_program
        }
        userErrors {
          code
          message
          path
        }
      }
    }
  `;
  return (await commit<endingsProgramMutation>(environment, mutation, { id })).revokeProgram.userErrors;
}
