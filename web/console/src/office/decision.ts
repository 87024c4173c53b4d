import type { DecisionInput } from './__generated__/ProposalFormMutation.graphql';

export type Outcome = DecisionInput['outcome'];
type Grant = NonNullable<DecisionInput['periods']>[number];

/** Whether an outcome grants anything. */
export function grants(outcome: Outcome): boolean {
  return outcome === 'ACCEPTED' || outcome === 'PARTIALLY_ACCEPTED';
}

/** What is proposed: nothing is granted by what rejects. */
export function decisionOf(outcome: Outcome, grant: Grant, reasons: string): DecisionInput {
  return { outcome, missingElements: false, periods: grants(outcome) ? [grant] : [], reasons: reasons.trim() || null };
}
