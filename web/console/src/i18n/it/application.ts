import type { application as english } from '../en/application';
import type { SameKeys } from '../texts';

export const application: SameKeys<typeof english> = {
  subject: 'Domanda',
  status: 'Stato',
  protocol: 'Protocollo',
  noProtocol: 'non ancora',
  alerts: 'Avvisi',
  noAlerts: 'nessuno',
  blocking_one: '{{count}} bloccante',
  blocking_other: '{{count}} bloccanti',
  warnings_one: '{{count}} attenzione',
  warnings_other: '{{count}} attenzioni',
  listTitle: 'Domande',
  search: 'Cerca',
  searchHint: 'Numero di protocollo, unità o codice fiscale di un lavoratore',
  anyStatus: 'Tutti',
  order: 'Ordine',
  orders: {
    UPDATED_AT_DESC: 'Ultime modifiche',
    CREATED_AT_DESC: 'Più recenti',
    SUBMITTED_AT_ASC: 'Prime inviate',
    PERIOD_FROM_ASC: 'Periodo',
  },
  onlyBlocked: 'Solo quelle bloccate da avvisi',
  found_one: '{{count}} domanda',
  found_other: '{{count}} domande',
  foundMany: 'Più di {{count}} domande',
  more: 'Mostra altre',
  none: 'Nessuna domanda è così.',
};
