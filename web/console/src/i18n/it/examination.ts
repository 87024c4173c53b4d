import type { examination as english } from '../en/examination';
import type { SameKeys } from '../texts';

export const examination: SameKeys<typeof english> = {
  openBeside: 'Apri qui: {{name}}',
  openHere: 'Apri qui',
  viewer: 'Documento: {{name}}',
  close: 'Chiudi',
  closeHint: 'Si chiude anche con Esc.',
  notShown: 'Qui il documento non si può aprire. Si può scaricare.',
  unitHistory: 'I precedenti dell’unità',
  unitTotal_one: '{{hours}} ore in {{count}} autorizzazione',
  unitTotal_other: '{{hours}} ore in {{count}} autorizzazioni',
  noUnitHistory: 'L’unità non ha altre domande.',
  grant: 'Autorizzazione {{number}}: {{hours}} ore',
};
