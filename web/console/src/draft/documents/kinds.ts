/** What an applicant attaches; the other kinds are made by the hub or by the office. */
export const KINDS = [
  'TECHNICAL_REPORT_PDF',
  'UNION_COMMUNICATION',
  'UNION_MINUTES',
  'WEATHER_BULLETIN',
  'DATA_SHEET',
  'MAINTENANCE_RECORD',
  'REPAIR_ATTESTATION',
  'USED_DAYS_SELFCERT',
  'FINANCIAL_STATEMENT',
] as const;

export type Kind = (typeof KINDS)[number];
