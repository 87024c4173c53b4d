export const bulk = {
  title: 'One event, many employers',
  event: 'What is the same for all',
  units_one: '{{count}} unit chosen, {{most}} at most',
  units_other: '{{count}} units chosen, {{most}} at most',
  firstEmployers: 'The first {{shown}} employers of {{total}}: search for the others.',
  create_one: 'Make {{count}} draft',
  create_other: 'Make {{count}} drafts',
  drafts_one: '{{count}} draft',
  drafts_other: '{{count}} drafts',
  ready: 'Nothing is missing.',
  submit_one: 'Submit {{count}}',
  submit_other: 'Submit {{count}} together',
} as const;
