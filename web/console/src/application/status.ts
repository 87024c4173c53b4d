import type { ApplicationRow_application$data } from '../applications/__generated__/ApplicationRow_application.graphql';

export type ApplicationStatus = ApplicationRow_application$data['status'];

/** Whose turn it is, or how it ended: what the colour of a status says. */
export type Tone = 'draft' | 'busy' | 'waiting' | 'good' | 'bad';

const TONES: Record<ApplicationStatus, Tone> = {
  DRAFT: 'draft',
  SUBMITTED: 'busy',
  PROTOCOLLED: 'busy',
  ASSIGNED: 'busy',
  UNDER_REVIEW: 'busy',
  INTEGRATION_REQUESTED: 'waiting',
  INTEGRATION_RECEIVED: 'busy',
  INTEGRATION_EXPIRED: 'bad',
  DOCUMENTS_REQUESTED: 'waiting',
  ACCEPTED: 'good',
  PARTIALLY_ACCEPTED: 'good',
  REJECTED: 'bad',
  INADMISSIBLE: 'bad',
  WITHDRAWN: 'draft',
};

/** In the order in which an application goes through them. */
export const STATUSES = Object.keys(TONES) as ApplicationStatus[];

export function toneOf(status: ApplicationStatus): Tone {
  return TONES[status];
}
