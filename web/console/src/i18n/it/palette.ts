import type { palette as english } from '../en/palette';
import type { SameKeys } from '../texts';

export const palette: SameKeys<typeof english> = {
  title: 'Comandi',
  label: 'Cerca un comando, un numero di protocollo o un datore di lavoro',
  labelAccounts: 'Cerca un comando, oppure un account per nome o indirizzo e-mail',
  hint: 'Frecce per scegliere, Invio per andare, Esc per chiudere.',
  count_one: '{{count}} risultato',
  count_other: '{{count}} risultati',
  searching: 'Ricerca in corso…',
  notSearched: 'L’hub non ha potuto cercare.',
  groups: { acts: 'In questa pagina', pages: 'Pagine', found: 'Trovati', more: 'Altro' },
  shortcuts: 'Scorciatoie da tastiera',
  language: 'English',
  close: 'Chiudi',
  singleKeys: 'Scorciatoie di un solo tasto',
  what: 'Che cosa fa',
  key: 'Tasto',
  keys: {
    commands: 'Apre i comandi',
    shortcuts: 'Mostra le scorciatoie',
    next: 'Prende in carico la prossima domanda',
    take: 'Prende in carico la domanda della pagina o della riga',
    down: 'Nella coda: la riga successiva',
    up: 'Nella coda: la riga precedente',
    open: 'Nella coda: apre la domanda',
    escape: 'Chiude quello che è aperto',
  },
};
