/** The steps of the guided application, in the order in which they are best filled in. */
export const STEPS = ['subject', 'workers', 'report', 'details', 'documents', 'submit'] as const;

export type Step = (typeof STEPS)[number];

const OF_FIELDS: Record<string, Step> = {
  benefit: 'subject',
  cause: 'subject',
  unitId: 'subject',
  unit: 'subject',
  position: 'subject',
  period: 'subject',
  firstEventOn: 'subject',
  article10: 'subject',
  beneficiaries: 'workers',
  hoursRequested: 'workers',
  report: 'report',
  weatherDays: 'report',
  indicators: 'report',
  documents: 'documents',
};

/** Where what is wrong at a path is mended. */
export function stepOf(path: readonly string[]): Step {
  return OF_FIELDS[path[0] ?? ''] ?? 'details';
}
