/** The texts of what the hub adds to GraphiQL, in both languages. GraphiQL's own are in English. */

export type Language = 'it' | 'en';

const TEXTS = {
  signedOut: ['accesso non effettuato', 'not signed in'],
  hiddenSchema: [
    'Non hai effettuato l’accesso, e qui lo schema si mostra solo a chi lo ha fatto: niente completamento né documentazione fino ad allora.',
    'You are not signed in, and this hub shows its schema only to who is: no completion and no documentation until then.',
  ],
  account: ['Accesso', 'Account'],
  examples: ['Esempi', 'Examples'],
  files: ['File', 'Files'],
  signIn: ['Accedi', 'Sign in'],
  signOut: ['Esci', 'Sign out'],
  email: ['Indirizzo e-mail', 'E-mail address'],
  password: ['Password', 'Password'],
  code: ['Codice del secondo fattore, o di recupero', 'Code of the second factor, or for recovery'],
  confirm: ['Conferma', 'Confirm'],
  onlyPasskeys: [
    'Questo account ha solo passkey come secondo fattore: accedi dalla console o con un codice.',
    'This account has only passkeys as a second factor: they cannot be used here.',
  ],
  demoPeople: ['Persone della demo', 'People of the demo'],
  demoPassword: [
    'La password della demo: l’hub la stampa a ogni avvio, ed è in .hub/demo-password.',
    'The password of the demo: the hub prints it at each start, and it is in .hub/demo-password.',
  ],
  capacities: ['Agisci come', 'Act as'],
  switchTo: ['Passa a', 'Switch to'],
  current: ['attuale', 'current'],
  failed: ['L’hub non risponde.', 'The hub does not answer.'],
  licences: ['Licenze', 'Licences'],
  otherLanguage: ['English', 'Italiano'],
  noExamples: ['Nessun esempio per questo ruolo.', 'There are no examples for this role.'],
  opensTab: ['Ciascuno si apre in una scheda sua.', 'Each opens in a tab of its own.'],
  chooseFiles: ['Scegli i file', 'Choose files'],
  howToName: [
    'Nelle variabili, @ e il nome di un file stanno per il file stesso, anche dentro un input o una lista.',
    'In the variables, @ and the name of a file stand for the file itself, also within an input or a list.',
  ],
  remove: ['Togli', 'Remove'],
  unknownFile: ['Nessun file scelto si chiama', 'No file was chosen that is called'],
  socketClosed: ['L’hub ha chiuso la connessione', 'The hub has closed the connection'],
  welcome: [
    '# Ctrl-Invio esegue, Ctrl-Spazio completa.\n# A sinistra: documentazione, cronologia, accesso, esempi per ruolo, file da caricare.\n\n',
    '# Ctrl-Enter runs, Ctrl-Space completes.\n# On the left: documentation, history, sign-in, examples for each role, files to upload.\n\n',
  ],
} as const satisfies Record<string, readonly [string, string]>;

const ROLES: Record<string, readonly [string, string]> = {
  EMPLOYER: ['datore di lavoro', 'employer'],
  INTERMEDIARY: ['intermediario', 'intermediary'],
  OPERATOR: ['operatore di sede', 'operator of an office'],
  DIRECTOR: ['direttore di sede', 'director of an office'],
  AUDITOR: ['ispettore', 'auditor'],
  ADMIN: ['amministratore', 'administrator'],
};

const KEY = 'hub.language';

export const language: Language = (localStorage.getItem(KEY) ?? document.documentElement.lang) === 'en' ? 'en' : 'it';
document.documentElement.lang = language;

const at = language === 'it' ? 0 : 1;

export function text(name: keyof typeof TEXTS): string {
  return TEXTS[name][at];
}

export function roleName(role: string): string {
  return ROLES[role]?.[at] ?? role.toLowerCase();
}

/** Loads the page again in the other language. */
export function takeOtherLanguage(): void {
  localStorage.setItem(KEY, language === 'it' ? 'en' : 'it');
  location.reload();
}
