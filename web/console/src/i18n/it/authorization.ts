import type { authorization as english } from '../en/authorization';
import type { SameKeys } from '../texts';

export const authorization: SameKeys<typeof english> = {
  title: 'Autorizzazioni',
  all: 'Tutte le autorizzazioni',
  found_one: '{{count}} autorizzazione, {{hours}} ore',
  found_other: '{{count}} autorizzazioni, {{hours}} ore',
  none: 'Nessuna autorizzazione trovata.',
  number: 'Numero',
  decided: 'Decisa',
  hours: 'Ore',
  workers: 'Lavoratori',
  deadlines: 'Da usare entro',
  decidedFrom: 'Decise dal',
  decidedTo: 'Decise fino al',
  unit: 'Unità',
  anyUnit: 'Tutte le unità',
  employer: 'Datore di lavoro',
  anyEmployer: 'Tutti i datori di lavoro',
  firstEmployers: 'I primi {{shown}} di {{total}} in ordine alfabetico; per gli altri apri la pagina del datore di lavoro.',
  more: 'Mostra altri datori di lavoro',
  ofEmployer: 'Autorizzazioni di questo datore di lavoro',
};
