export const examination = {
  openBeside: 'Open here: {{name}}',
  openHere: 'Open here',
  viewer: 'Document: {{name}}',
  close: 'Close',
  closeHint: 'Escape closes it too.',
  notShown: 'The document could not be opened here. It can be downloaded.',
  unitHistory: 'Earlier for this unit',
  unitTotal_one: '{{hours}} hours in {{count}} authorization',
  unitTotal_other: '{{hours}} hours in {{count}} authorizations',
  noUnitHistory: 'The unit has no other application.',
  grant: 'Authorization {{number}}: {{hours}} hours',
} as const;
