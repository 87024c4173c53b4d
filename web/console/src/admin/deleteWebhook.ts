import { graphql } from 'react-relay/hooks';
import { type Environment, type RecordSourceProxy, commitLocalUpdate } from 'relay-runtime';

import { commit } from '../hub/commit';
import type { Refusal } from '../parts/refusals';
import type { HeldWebhook } from './ProgramWebhooks';
import type { deleteWebhookMutation } from './__generated__/deleteWebhookMutation.graphql';

/** Ends a webhook, which is gone from its program then. */
export async function deleteWebhook(environment: Environment, webhook: HeldWebhook): Promise<readonly Refusal[]> {
  const mutation = graphql`
    mutation deleteWebhookMutation($id: ID!) {
      deleteWebhook(id: $id) {
        webhookId
        userErrors {
          code
          message
          path
        }
      }
    }
  `;
  const { webhookId, userErrors } = (await commit<deleteWebhookMutation>(environment, mutation, { id: webhook.id })).deleteWebhook;
  if (webhookId) commitLocalUpdate(environment, (store) => remove(store, webhook));
  return userErrors;
}

/** @deleteRecord would leave a hole in the list. */
function remove(store: RecordSourceProxy, { id, program }: HeldWebhook): void {
  const held = store.get(program.id);
  const others = held?.getLinkedRecords('webhooks')?.filter((webhook) => webhook?.getDataID() !== id);
  if (others) held?.setLinkedRecords(others, 'webhooks');
  store.delete(id);
}
