/** Whether a webhook is notified, and why it is not. */
import type { WebhookRow_webhook$data } from './__generated__/WebhookRow_webhook.graphql';

type Webhook = Pick<WebhookRow_webhook$data, 'failingSince' | 'failure' | 'httpStatus' | 'stoppedAt'>;

interface Failing {
  name: 'failing' | 'stopped';
  /** Since when it fails, or when it was stopped. */
  at: string;
  failure: NonNullable<Webhook['failure']>;
  httpStatus: Webhook['httpStatus'];
}

export type WebhookState = { name: 'notified' | 'ended' } | Failing;

/** Nothing is delivered for a program that has ended, and its webhooks are as they were then. */
export function stateOf({ failingSince, failure, httpStatus, stoppedAt }: Webhook, programHolds: boolean): WebhookState {
  if (!programHolds) return { name: 'ended' };
  if (failure && stoppedAt) return { name: 'stopped', at: stoppedAt, failure, httpStatus };
  if (failure && failingSince) return { name: 'failing', at: failingSince, failure, httpStatus };
  return { name: 'notified' };
}
