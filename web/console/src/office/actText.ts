import type { ApplicationStatus } from '../application/status';
import type { Act } from './acts';

/** Which text names an act: an examination that was interrupted by a request to the applicant is resumed, and not begun. */
export function actText(act: Act, status: ApplicationStatus) {
  const isResumed = act === 'review' && (status === 'INTEGRATION_RECEIVED' || status === 'INTEGRATION_EXPIRED');
  return isResumed ? 'office.resumeReview' : (`office.act.${act}` as const);
}
