import { graphql } from 'react-relay/hooks';
import { type Environment, fetchQuery } from 'relay-runtime';

import { commit } from '../hub/commit';
import { failureText, isTransient } from '../hub/failure';
import type { Sent } from './saver';
import { type DraftValues, type Patch, valuesOf } from './values';
import type { sendPatchMutation } from './__generated__/sendPatchMutation.graphql';
import type { sendPatchQuery } from './__generated__/sendPatchQuery.graphql';

/** Saves a change, unless somebody else was quicker: then it gives what they made of the draft. It throws where it may be tried again. */
export async function sendPatch(environment: Environment, id: string, patch: Patch, version: number): Promise<Sent<DraftValues>> {
  try {
    return await update(environment, id, patch, version);
  } catch (failure) {
    if (isTransient(failure)) throw failure;
    return { is: 'refused', errors: [{ path: [], message: failureText(failure) ?? '' }] };
  }
}

async function update(environment: Environment, id: string, patch: Patch, version: number): Promise<Sent<DraftValues>> {
  const { updateDraft } = await commit<sendPatchMutation>(
    environment,
    graphql`
      mutation sendPatchMutation($id: ID!, $version: Int!, $patch: DraftPatch!) {
        updateDraft(id: $id, expectedVersion: $version, patch: $patch) {
          application {
            id
            version
            ...values_application
            ...DraftPage_application
          }
          userErrors {
            code
            path
            message
          }
        }
      }
    `,
    { id, version, patch: patch as sendPatchMutation['variables']['patch'] },
  );
  const { application, userErrors } = updateDraft;
  if (application) return { is: 'saved', version: application.version };
  if (userErrors.some(({ code }) => code === 'VERSION_CONFLICT')) return load(environment, id);
  return { is: 'refused', errors: userErrors };
}

async function load(environment: Environment, id: string): Promise<Sent<DraftValues>> {
  const answer = await fetchQuery<sendPatchQuery>(
    environment,
    graphql`
      query sendPatchQuery($id: ID!) {
        application(id: $id) {
          id
          version
          ...values_application
          ...DraftPage_application
        }
      }
    `,
    { id },
    { fetchPolicy: 'network-only' },
  ).toPromise();
  const application = answer?.application;
  if (!application) throw new Error('the draft is gone');
  return { is: 'outdated', version: application.version, values: valuesOf(application) };
}
