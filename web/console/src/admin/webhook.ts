/** Whether a webhook is notified, and why it is not. */
import type { WebhookRow_webhook$data } from './__generated__/WebhookRow_webhook.graphql';

type Webhook = Pick<WebhookRow_webhook$data, 'failingSince' | 'failure' | 'status' | 'stoppedAt'>;

interface NotTaken {
  name: 'failing' | 'stopped';
  /** Since when it fails, or when it was given up. */
  at: string;
  failure: NonNullable<Webhook['failure']>;
  status: Webhook['status'];
}

export type WebhookState = { name: 'notified' | 'ended' } | NotTaken;

/** Nothing is delivered for a program that has ended, and its webhooks are as they were then. */
export function stateOf({ failingSince, failure, status, stoppedAt }: Webhook, programHolds: boolean): WebhookState {
  if (!programHolds) return { name: 'ended' };
  if (failure && stoppedAt) return { name: 'stopped', at: stoppedAt, failure, status };
  if (failure && failingSince) return { name: 'failing', at: failingSince, failure, status };
  return { name: 'notified' };
}
