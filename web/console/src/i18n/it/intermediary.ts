import type { intermediary as english } from '../en/intermediary';
import type { SameKeys } from '../texts';

export const intermediary: SameKeys<typeof english> = {
  title: 'Datori di lavoro',
  employers_one: '{{count}} datore di lavoro',
  employers_other: '{{count}} datori di lavoro',
  none: 'Nessun datore di lavoro trovato.',
  open_one: '{{count}} domanda aperta',
  open_other: '{{count}} domande aperte',
  searchHint: 'Denominazione, codice fiscale o matricola',
  due: 'Termini',
  dueAny: 'Qualsiasi',
  dueWithin_one: 'Entro {{count}} giorno',
  dueWithin_other: 'Entro {{count}} giorni',
  onlyBlocked: 'Avvisi che bloccano un invio',
  onlyOpen: 'Domande aperte',
  orders: { URGENCY_DESC: 'Prima le urgenze', NAME_ASC: 'Per nome' },
  orderMayDiffer: 'Qualcosa è cambiato: l’ordine potrebbe essere un altro.',
  orderAgain: 'Riordina',
  terms: 'Prossimi termini',
  firstTerms: 'I primi {{shown}} termini; nei file ci sono tutti.',
  back: 'Tutti i datori di lavoro',
};
