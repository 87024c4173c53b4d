import type { bulk as english } from '../en/bulk';
import type { SameKeys } from '../texts';

export const bulk: SameKeys<typeof english> = {
  title: 'Un evento, molti datori di lavoro',
  event: 'Che cosa è uguale per tutti',
  units_one: '{{count}} unità scelta, al massimo {{most}}',
  units_other: '{{count}} unità scelte, al massimo {{most}}',
  firstEmployers: 'I primi {{shown}} datori di lavoro su {{total}}: cerca gli altri.',
  create_one: 'Crea {{count}} bozza',
  create_other: 'Crea {{count}} bozze',
  drafts_one: '{{count}} bozza',
  drafts_other: '{{count}} bozze',
  ready: 'Non manca nulla.',
  submit_one: 'Invia {{count}}',
  submit_other: 'Inviane {{count}} insieme',
};
