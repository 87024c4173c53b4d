UNAUTHENTICATED = Occorre accedere: la sessione manca o è scaduta.
SECOND_FACTOR_REQUIRED = Il ruolo richiede un secondo fattore: aggiungerne uno con enrolTotp o beginPasskey, accedere con quello che si ha, oppure accedere con un'identità digitale.
NOT_FOUND = Non trovato.
FORBIDDEN = Questa operazione richiede un altro ruolo.
MISSING_SCOPE = Al token del programma manca l'ambito { $scope }: creare un programma che lo abbia, o chiedere un token che lo comprenda.
NOT_FOR_PROGRAMS = Un programma non può farlo: accedere di persona.
PROGRAM_SCOPES_MISSING = Un programma ha bisogno di almeno un ambito: READ oppure un'operazione.
SCOPE_NOT_YOURS = Questo ruolo non può mai eseguire { $scope }: togliere l'ambito.
PROGRAM_EXPIRY = Un programma scade tra 1 e { $days } giorni: scegliere un altro numero di giorni.
PROGRAM_NAME_TAKEN = Esiste già un programma con il nome { $name }: scegliere un altro nome, o revocare quello.
TOO_MANY_PROGRAMS = Un ruolo ha al massimo { $most } programmi: revocarne uno che non si usa più.
SECRET_SHOWN_BEFORE = Il programma è già stato creato con questa chiave, e il suo segreto è stato mostrato allora, una sola volta: se non è disponibile, generare un nuovo segreto con rotateProgram.
PASSWORD_SHOWN_BEFORE = L'account è già stato creato con questa chiave. Se la password è stata generata dall'hub, è stata mostrata allora, una sola volta: se non è disponibile, assegnarne una nuova.
PROGRAM_OVERLAP = La sovrapposizione deve essere da 0 a { $most } ore.
PROGRAM_ENDED = Il programma è terminato: crearne un altro.
WEBHOOK_URL_BAD = L'indirizzo di un webhook è un indirizzo https senza nome utente, password o frammento: per esempio https://paghe.example.it/hub.
WEBHOOK_URL_TOO_LONG = L'indirizzo di un webhook ha al massimo { $most } caratteri: usarne uno più breve.
WEBHOOK_URL_NOT_PUBLIC = L'indirizzo di un webhook deve essere in una rete pubblica, sulla porta 443 o 8443: usare un nome o un indirizzo raggiungibile da tutti.
WEBHOOK_KINDS_MISSING = Un webhook riguarda almeno un tipo di modifica: sceglierne uno.
WEBHOOK_KIND_NOT_SEEN = Questo ruolo non vede mai { $kind }: toglierlo.
WEBHOOK_NEEDS_READ = Un programma che riceve notifiche ha bisogno dell'ambito READ: crearne uno che lo abbia.
WEBHOOK_SECRET_SHOWN_BEFORE = Il webhook è già stato creato con questa chiave, e il suo segreto è stato mostrato allora, una sola volta: se non è disponibile, eliminare il webhook e crearne un altro.
WEBHOOK_NOT_STOPPED = Il webhook non è stato fermato: le notifiche sono già inviate.
TOO_MANY_WEBHOOKS = I programmi di un ruolo hanno al massimo { $most } webhook: eliminarne uno che non si usa più.
WEBHOOKS_NEED_A_KEY = Su questo hub i webhook non sono attivi: chi lo gestisce deve prima impostare HUB_SECRET_KEY_FILE.
TOKEN_FORM_MALFORMED = Inviare un modulo (application/x-www-form-urlencoded) di al massimo { $most } KiB.
TOKEN_PARAMETER_TWICE = Il parametro { $name } compare due volte: inviarlo una volta sola.
TOKEN_GRANT_MISSING = Manca il parametro grant_type: inviare grant_type=client_credentials.
TOKEN_GRANT_UNSUPPORTED = Tra i tipi di concessione esiste solo client_credentials.
TOKEN_CLIENT_MISSING = Mancano le credenziali del client: inviare il suo id e il suo segreto con HTTP Basic, o come client_id e client_secret.
TOKEN_CLIENT_TWICE = Le credenziali del client compaiono due volte: inviarle con HTTP Basic oppure nel modulo.
TOKEN_CLIENT_UNKNOWN = Il client non esiste, non vale, o il suo segreto non corrisponde: vedere i programmi del ruolo.
TOKEN_SCOPE = Il programma non ha l'ambito { $scope }: toglierlo, o creare un programma che lo abbia.
TOKEN_TOO_MANY = Troppe richieste di token: riprovare tra { $seconds } s, e usare ogni token fino alla sua scadenza.
TOKEN_NOT_NOW = In questo momento l'hub non concede token: riprovare.
TOKEN_FAULT = Errore interno ({ $fault }).
INTERNAL = Errore interno.
BUSY = L'hub è occupato e non ha fatto nulla: riprovare tra poco.
STORAGE_FULL = Al momento l'hub non ha spazio per scrivere e nulla è stato modificato: riprovare più tardi.
DOCUMENTS_UNAVAILABLE = Al momento l'archivio dei documenti non risponde e nulla è stato modificato: riprovare più tardi.
BAD_ID = Identificativo non valido: usare quello ricevuto in precedenza, senza modificarlo.
BAD_DATE = Data non valida: scriverla AAAA-MM-GG, dal 2000-01-01 al 2100-12-31.
BAD_DATE_TIME = Istante non valido: scriverlo come RFC 3339, per esempio 2026-03-17T09:30:00.000Z.
BAD_DECIMAL = Numero non valido: scrivere una stringa di cifre con il punto e al massimo due decimali, per esempio "120.00".
BAD_INPUT = I dati inviati non corrispondono allo schema: extensions.detail dice, in inglese, in che cosa.
BAD_CURSOR = Cursore non valido: usare quello ricevuto con la pagina precedente.
CURSOR_OF_ANOTHER_ORDER = Il cursore appartiene a un elenco in altro ordine: ricominciare senza cursore.
TOO_MANY_IDS = Al massimo { $most } id alla volta.
LIST_VARIABLES = Gli argomenti della lista sono un oggetto JSON nel parametro variables.
LIST_TOO_LONG_FOR_FILE = La lista ha più di { $most } righe: restringerla con un filtro.
TOO_MANY_AT_ONCE = Al massimo { $most } alla volta.
NAMED_TWICE = È indicato due volte: indicarlo una volta sola.
BAD_PAGE = «first» e «last» devono essere numeri da 1 a { $most }.
PAGE_BOTH_WAYS = Indicare «first» e «after», oppure «last» e «before»: una pagina si legge in un verso solo.
CURSOR_EXPIRED = Il cursore è più vecchio degli eventi conservati ({ $days } giorni): ricaricare i dati e ripartire senza «after».
WRONG_STATUS = Una domanda nello stato { $from } non può passare a { $to }.
TOO_MANY_SIGN_INS = Troppi tentativi di accesso: riprovare tra { $seconds } s.
SIGN_IN_FAILED = Indirizzo e-mail o password errati.
NO_CAPACITY = L'account non ha ruoli validi oggi: rivolgersi all'amministratore.
PASSWORD_SIGN_IN_OFF = Questo hub non accetta password: accedere con un'identità digitale, tra quelle elencate in signInProviders.
SECOND_FACTOR_WRONG = Il secondo fattore non è corretto: un codice vale mezzo minuto e si usa una volta sola. Riprovare con il prossimo, oppure con un codice di recupero.
SECOND_FACTOR_EXPIRED = Questa operazione è scaduta, ha esaurito i tentativi o è già stata completata: ricominciare.
SIGN_IN_AGAIN = Un secondo fattore si aggiunge o si toglie entro { $minutes } minuti dall'accesso, e con un secondo fattore se già se ne ha uno: accedere di nuovo.
TOO_MANY_FACTORS = Un account ha al massimo { $most } secondi fattori: toglierne prima uno.
TOTP_OFF = Questo hub non ha una chiave per cifrare i segreti dei codici: usare una passkey, o rivolgersi a chi gestisce l'hub.
PASSKEYS_OFF = Le passkey richiedono che l'hub abbia un indirizzo con un nome: usare i codici, o rivolgersi a chi gestisce l'hub.
PASSKEY_REFUSED = La passkey non è stata verificata: riprovare da una pagina di questo hub.
PASSKEY_KNOWN = Questa passkey è già registrata: usare un altro dispositivo, o tenere quella che si ha.
RECOVERY_CODES_WITHOUT_FACTOR = I codici di recupero sostituiscono un secondo fattore: aggiungerne prima uno.
IDENTITY_PROVIDER_AWAY = Al momento il gestore dell'identità digitale non risponde e l'accesso non è avvenuto: riprovare tra poco.
IDENTITY_REFUSED = Il gestore dell'identità digitale non ha confermato l'identità ({ $reason }): riprovare e dare lì il consenso.
IDENTITY_NOT_VERIFIED = Quanto inviato dal gestore dell'identità digitale non è verificabile e l'accesso non è avvenuto: riprovare; se si ripete, avvisare l'amministratore dell'hub.
IDENTITY_WITHOUT_ACCOUNT = L'identità è verificata, ma nessun account dell'hub ha questo codice fiscale: chiedere un account all'amministratore dell'hub, indicando il codice fiscale e per chi si opera.
ACCOUNT_DISABLED = L'account è disabilitato: chiedere all'amministratore dell'hub di riabilitarlo.
ASSURANCE_TOO_LOW = L'accesso è di livello { $found }, mentre occorre almeno il livello { $lowest }: riprovare scegliendo un modo più sicuro, con un secondo fattore o con la carta.
ASSURANCE_MISSING = Il gestore dell'identità digitale non indica il livello dell'accesso: riprovare scegliendo SPID di livello 2 o la carta d'identità elettronica; se si ripete, avvisare l'amministratore dell'hub.
CNS_MISSING = Il browser non ha mostrato il certificato di una CNS: inserire la carta nel lettore, chiudere e riaprire il browser, riprovare e scegliere il certificato di autenticazione. Se il browser non chiede di scegliere un certificato, installare il software della carta.
CNS_EXPIRED = Il certificato della carta è scaduto il { $date }: chiedere una carta nuova a chi ha rilasciato la carta, oppure accedere con SPID o CIE.
CNS_NOT_YET_VALID = Il certificato della carta vale solo dal { $date }: riprovare da quel giorno.
CNS_REVOKED = Il certificato della carta è stato revocato o sospeso: rivolgersi a chi ha rilasciato la carta, oppure accedere con SPID o CIE.
CNS_UNKNOWN_AUTHORITY = Il certificato non è di un'autorità che questo hub riconosce per la CNS: scegliere quello di autenticazione della carta; se è già quello, avvisare l'amministratore dell'hub.
CNS_NOT_FOR_SIGN_IN = Il certificato non è quello di autenticazione della CNS, ma per esempio quello di firma: riprovare e scegliere l'altro certificato della carta.
CNS_TOO_WEAK = Il certificato ha una chiave o una firma troppo debole per essere accettata: chiedere una carta nuova a chi ha rilasciato la carta, oppure accedere con SPID o CIE.
CNS_WITHOUT_TAX_CODE = Il certificato deve contenere un solo codice fiscale, valido e di persona fisica: rivolgersi a chi ha rilasciato la carta, oppure accedere con SPID o CIE.
CNS_UNREADABLE = Il certificato ricevuto non è leggibile e l'accesso non è avvenuto: riprovare; se si ripete, avvisare l'amministratore dell'hub.
CNS_NOT_OPENED = L'accesso con la CNS inizia solo quando la persona apre questa pagina, non dall'interno di un'altra: aprirla in una finestra del browser.
CNS_REVOCATION_LIST_EXPIRED = L'elenco delle carte revocate in uso è scaduto, quindi non si sa se la carta è ancora valida e l'accesso non è avvenuto: riprovare più tardi o accedere in altro modo; se si ripete, avvisare l'amministratore dell'hub.
CNS_REVOCATION_LIST_MISSING = Manca un elenco utilizzabile delle carte revocate di chi ha rilasciato la carta, quindi non si sa se è ancora valida e l'accesso non è avvenuto: accedere in altro modo e avvisare l'amministratore dell'hub.
SIGN_IN_EXPIRED = Questo tentativo di accesso è scaduto, è già stato usato o è iniziato in un altro browser: ricominciare in questo, con i cookie abilitati.
BAD_RETURN_PATH = return_to deve essere un percorso di questo hub, per esempio /manual, di al massimo 512 caratteri.
LOGOUT_REFUSED = La richiesta di chiusura non è verificabile e nessuna sessione è stata chiusa: uscire dall'hub stesso.
TEXT_NOT_PLAIN = Il testo contiene caratteri di controllo: toglierli.
TEXT_TOO_LONG = Il testo supera { $most } caratteri.
TEXT_MISSING = Il testo è obbligatorio.
IDEMPOTENCY_KEY_REUSED = Questa chiave è già stata usata per un'altra richiesta: usarne una nuova.
IDEMPOTENCY_KEY_BAD = La chiave di idempotenza deve avere da 1 a 128 caratteri visibili.
PERIOD_UPSIDE_DOWN = La data di fine { $to } precede quella di inizio { $from }.
HOURS_UPSIDE_DOWN = Il massimo di { $to } ore è minore del minimo di { $from } ore: scambiare i due valori.
EVENT_AFTER_PERIOD = Il primo evento ({ $event }) non può essere successivo all'ultimo giorno richiesto ({ $to }): correggere uno dei due.
DATE_OUT_OF_RANGE = La data { $date } è fuori dall'intervallo ammesso, dal 2000 al 2100.
VERSION_CONFLICT =
    { $count ->
        [0] Nel frattempo la domanda è cambiata (versione { $actual }, indicata { $expected }, stato { $status }): ricaricarla e ripetere la modifica.
       *[other] Nel frattempo { $by } ha modificato { $changed } (versione { $actual }, indicata { $expected }): ricaricare la domanda e ripetere la modifica.
    }
NOT_TAKEN = La domanda non è in carico a nessuno: prenderla in carico prima di procedere.
NOT_IN_YOUR_HANDS = La domanda è in carico a { $operator }: il direttore può riassegnarla.
ARTICLE10_LETTER = La lettera dell'art. 10 D.Lgs. 148/2015 va da A a O (senza J, K).
AMOUNT_NEGATIVE = L'importo non può essere negativo.
HOURS_NOT_POSITIVE = Le ore devono essere maggiori di zero e minori di dieci milioni.
COUNT_OUT_OF_RANGE = Il numero deve essere compreso tra 0 e { $most }.
WEEKLY_HOURS = L'orario settimanale non può superare 48 ore.
ACCESS_LOG_DAY_TOO_LONG = Il giorno ha più di { $most } voci: verificarlo con il comando omnia-hub access-log verify.
OWN_ACCOUNT = Il proprio account è gestito da un altro amministratore: chiedere a un collega.
ACCOUNT_VERSION_CONFLICT = L'account è stato modificato nel frattempo: ora è alla versione { $actual }, mentre l'operazione si basa sulla versione { $expected }. Ricaricarlo.
ACCOUNT_EXISTS = Esiste già un account con questo indirizzo e-mail o codice fiscale: cercarlo.
EMAIL_INVALID = Questo non è un indirizzo e-mail: scriverne uno come maria.rossi@example.it.
TAX_CODE_OF_NO_PERSON = Un account è di una persona: scrivere un codice fiscale di sedici caratteri.
PASSWORD_TOO_SHORT = Una password ha almeno { $least } caratteri.
FUNCTION_OF_ANOTHER_ROLE = { $function } non è una funzione del ruolo { $role }: sceglierne una sua.
SUBJECT_MISSING = Chi ha il ruolo { $role } agisce per qualcuno: indicare per quale datore di lavoro, intermediario o sede.
SUBJECT_OF_NO_USE = Chi ha il ruolo { $role } non agisce per nessuno: non indicare il soggetto.
SUBJECT_UNKNOWN = Per il ruolo { $role } non risulta registrato alcun soggetto con questo codice: controllare l'id, il codice fiscale o il codice della sede.
CAPACITY_ENDED = L'ultimo giorno del ruolo è già il { $end }: non c'è nulla da chiudere.
LAST_DAY_TOO_EARLY = L'ultimo giorno non può essere anteriore al { $earliest }: non indicarlo per chiudere subito il ruolo.
ACCESS_LOG_UNAVAILABLE = Al momento il registro degli accessi non può essere scritto, perciò non si mostra nulla: riprovare più tardi.
LIST_TOO_LONG = L'elenco può avere al massimo { $most } righe.
WORKER_TWICE = Lo stesso lavoratore è già alla riga { $line }.
TAX_CODE_OF_BODY = Il codice fiscale di un lavoratore ha 16 caratteri.
INVALID_IDENTIFIER =
    { $identifier ->
        [TAX_CODE] Codice fiscale non valido:
        [VAT_NUMBER] Partita IVA non valida:
        [POSITION_NUMBER] Matricola INPS non valida:
        [STATISTICAL_CODE] Codice statistico contributivo non valido:
        [AUTHORIZATION_CODE] Codice di autorizzazione non valido:
        [ATECO] Codice ATECO non valido:
        [UNIT_NUMBER] Numero di unità produttiva non valido:
        [PROTOCOL_NUMBER] Numero di protocollo non valido:
        [AUTHORIZATION_NUMBER] Numero di autorizzazione non valido:
        [TICKET] Ticket non valido:
        [IBAN] IBAN non valido:
        [PEC] Indirizzo PEC non valido:
       *[other] Codice non valido:
    } { $problem ->
        [TOO_LONG] è troppo lungo, incollare soltanto quello.
        [LENGTH] il numero di caratteri è sbagliato, scriverlo per intero e nient'altro.
        [CHECK_CHARACTER] il carattere di controllo, in posizione { $position }, non corrisponde agli altri: confrontarli con il documento.
        [CHECK_DIGITS] le cifre di controllo, dal carattere { $position }, non corrispondono al resto: confrontare tutto con il documento.
        [COUNTRY] il paese, al carattere { $position }, non ha codici di questo tipo: confrontarlo con il documento.
        [COUNTRY_FORM] non ha la lunghezza o la forma di quelli del suo paese: confrontarlo con il documento.
        [DAY] il giorno al carattere { $position } non esiste: confrontarlo con il documento.
        [ALL_ZEROS] è fatto di soli zeri, scrivere quello assegnato.
        [TOO_GREAT] il numero è troppo grande, scrivere quello assegnato.
        [AT_SIGNS] occorre un solo segno @, scriverlo come nome@dominio.
        [MAIL_NAME] il nome prima di @ manca o è troppo lungo.
        [MAIL_DOMAIN] il dominio, dal carattere { $position }, non è completo: scrivere nomi uniti da punti, come in pec.it.
       *[other] controllare il carattere { $position }.
    }
DECLARATIONS_INCOMPLETE = Per inviare la domanda occorre rendere tutte le dichiarazioni (D.P.R. 445/2000).
FIELD_MISSING = Senza questo dato la domanda non si può inviare: compilarlo.
TICKET_TAKEN = Questo ticket è già di un'altra domanda: controllarlo, oppure lasciare quello che la bozza ha già.
BLOCKED_BY_ALERT = Un controllo blocca l'invio ({ $rule }): leggere l'avviso sul campo indicato e correggere.
ONLY_DRAFTS = Si può fare solo finché la domanda è in bozza; ora è nello stato { $status }.
BENEFIT_CHANNEL_CLOSED = La prestazione { $benefit } non si può chiedere da questo canale in data { $date }: vedere la voce «passage» di suggestedBenefits.
WORKER_PUT_AND_REMOVED = Il lavoratore { $taxCode } è insieme da inserire e da togliere: lasciare una delle due.
WORKER_UNKNOWN = Il lavoratore { $taxCode } non è nell'elenco: toglierlo da quelli da rimuovere.
LIST_FILE_TOO_LARGE = Il file dell'elenco supera { $most } MB: dividere l'elenco in più domande.
REPORT_WITHOUT_CAUSE = La relazione dipende dalla causale: indicare prima la causale.
REPORT_FIELD_UNKNOWN = La relazione non ha questo campo: usare uno di quelli di reportFields.
REPORT_FIELD_TWICE = Il campo è già in questa relazione: lasciarlo una volta sola.
REPORT_FIELD_OF_OTHER_CAUSE = La relazione per la causale { $cause } non ha il campo { $field }: toglierlo, o cambiare causale.
REPORT_ANSWER_OF_OTHER_KIND = Il campo { $field } vuole una risposta di tipo { $asked }, non { $given }.
REPORT_ANSWER_TOO_LONG = La risposta al campo { $field } ha { $length } caratteri: al massimo { $most }.
REPORT_ANSWER_TOO_MANY_LINES = La risposta al campo { $field } ha { $lines } righe: al massimo { $most }.
REPORT_ANSWER_UNPRINTABLE = La risposta al campo { $field } contiene un carattere di controllo: scrivere testo semplice.
REPORT_ANSWER_OUT_OF_CALENDAR = La data { $date } del campo { $field } è fuori dal calendario: indicare un giorno dal 2000 al 2100.
REPORT_ANSWER_OUT_OF_RANGE = Il numero { $number } del campo { $field } non è ammesso: scrivere un numero da zero in su.
INDICATORS_OUT_OF_CALENDAR = L'anno { $year } è fuori dal calendario: indicare un anno dal 2000 al 2100.
INDICATORS_OF_OTHER_GRANULARITY = I dati del { $year } non sono nella stessa forma degli altri: indicarli tutti per anno, o tutti per trimestre.
INDICATORS_TWICE = Un anno o trimestre del { $year } è indicato due volte: lasciare una riga per ciascuno.
MEASURE_OUT_OF_RANGE = La misura è fuori da ogni scala: controllare il numero e la sua unità.
HOUR_FORM = L'ora si scrive HH:MM, come 07:30.
REFERENCE_FORM = Il riferimento va da 1 a { $most } caratteri di testo semplice.
DAY_TWICE = Un giorno è indicato due volte: lasciarlo una volta sola.
POSITION_NOT_CLASSIFIED = La posizione non ha un inquadramento valido il { $date }: indicare un altro giorno.
CEILING_NOT_PUBLISHED = Il massimale del { $year } non è pubblicato: chiedere un anno dal 2022 in poi, tra quelli già pubblicati.
CREDIT_FUND_CEILING_UNKNOWN = Per il { $year } mancano i massimali del Fondo del credito: chiedere giorni di un anno di cui monthlyCeilings mostra le fasce.
ESTIMATE_NEEDS_MORE = Per la stima servono causale, periodo e, per almeno un lavoratore, ore richieste e orario contrattuale.
BENEFIT_OF_THE_MINISTRY = Questa prestazione si chiede al Ministero del lavoro (CIGSonline): qui non si riceve.
TOO_MANY_DAYS = I giorni sono più di { $most }, il massimo accettato: accorciare le date.
UNIT_OF_ANOTHER_OFFICE = L'unità è di un'altra sede, le cui autorizzazioni qui non si vedono: chiedere a quella sede.
UNIT_UNKNOWN = L'unità produttiva non esiste o non è raggiungibile: sceglierne una della posizione.
OPERATOR_UNKNOWN = Indicare un operatore in servizio nella stessa sede.
PROPOSAL_OPEN = Una proposta di decisione attende già la firma: ritirarla, o attendere che il direttore la firmi o la restituisca.
PROPOSAL_CLOSED =
    { $status ->
        [SIGNED] La proposta è già stata firmata: ricaricare la domanda.
        [RETURNED] La proposta è già stata restituita: occorre formularne una nuova.
       *[other] La proposta non è più aperta: ricaricare la domanda.
    }
FOUR_EYES = Chi ha proposto la decisione non può firmarla né restituirla, in nessun ruolo: deve farlo un altro direttore.
REASONS_MISSING = La motivazione è obbligatoria, salvo per l'accoglimento integrale.
MISSING_ELEMENTS_OF_REJECTION = La carenza di elementi motiva solo una reiezione: togliere l'indicazione o cambiare l'esito.
INQUIRY_MISSING = Prima di respingere per carenza di elementi occorre la richiesta di integrazione (art. 11 c. 2 D.M. 95442/2016): aprire un'interlocuzione istruttoria.
CAUSE_NOT_UNAVOIDABLE = Per questa prestazione la causale non è mai un evento oggettivamente non evitabile: togliere l'indicazione.
CONTRIBUTION_OF_UNAVOIDABLE = Per un evento oggettivamente non evitabile il contributo addizionale non è dovuto (art. 13 c. 3 D.Lgs. 148/2015).
PERIODS_MISSING = Indicare almeno un periodo da autorizzare.
PERIODS_OF_REFUSAL = Questo esito non autorizza periodi: toglierli o cambiare l'esito.
PERIOD_NOT_REQUESTED = Il periodo deve stare dentro quello richiesto, dal { $from } al { $to }.
PERIODS_OVERLAP = Il periodo deve iniziare dopo la fine di quello alla riga { $line }.
PERIODS_INCOMPLETE = L'accoglimento integrale copre tutto il periodo richiesto, dal { $from } al { $to }, senza interruzioni: completarlo o accogliere in parte.
HOURS_OVER_REQUEST = Le ore autorizzate ({ $granted }) superano quelle richieste ({ $requested }).
HOURS_UNDER_REQUEST = L'accoglimento integrale autorizza tutte le ore richieste ({ $requested }), non { $granted }: correggerle o accogliere in parte.
WORKERS_NOT_POSITIVE = I lavoratori devono essere da 1 a 1.000.000.
DELEGATION_WRONG_STATUS = Una delega nello stato { $from } non può passare a { $to }.
DELEGATION_VERSION_CONFLICT = Nel frattempo la delega è cambiata (versione { $actual }, indicata { $expected }, stato { $status }): ricaricarla e ripetere la modifica.
DELEGATION_POSITION_UNKNOWN = Non esiste una posizione { $number } di questo delegante: verificare la matricola, e che il codice fiscale sia quello del datore di lavoro o del suo rappresentante legale.
DELEGATION_ALREADY_OPEN = Per la posizione { $number } esiste già una delega non conclusa: usare quella, oppure chiuderla prima.
DELEGATION_OVER = Il periodo è terminato il { $end }, prima di oggi ({ $today }): indicare una fine successiva.
DELEGATION_WITHOUT_END = La delega non ha scadenza: non c'è nulla da rinnovare.
RENEWAL_NOT_LATER = La delega vale già fino al { $end }: indicare un giorno successivo.
DECLARATION_MISSING = Dichiarare che il delegante ha firmato il modulo: senza firma la delega non può valere.
ONLY_ACTIVE_DELEGATIONS = Solo una delega attiva può essere subdelegata; questa è nello stato { $status }.
COLLABORATOR_UNKNOWN = L'intermediario non ha questo collaboratore: sceglierne uno dall'elenco.
SUB_DELEGATION_ALREADY_OPEN = { $name } ha già una subdelega per questa delega.
SUB_DELEGATION_ENDED = La subdelega di { $name } è già terminata.
TOO_MANY_FILES = Si possono allegare al massimo { $most } file: toglierne uno prima di aggiungerne un altro.
DOCUMENT_ONLY_IN_ANSWER = Un documento di tipo { $kind } si invia solo con la risposta a un'interlocuzione.
DOCUMENT_NOT_UPLOADED = Un documento di tipo { $kind } è prodotto dalla piattaforma: non si carica.
FILE_EMPTY = Il file è vuoto: sceglierlo di nuovo.
FILE_TOO_LARGE = Il file supera { $megabytes } MB: ridurlo o dividerlo.
FILE_UNRECOGNISED = Il file non è in un formato accettato: salvarlo in PDF.
FILE_NOT_ACCEPTED = Il file è di tipo { $found }, che non si accetta: salvarlo in PDF.
FILE_NOT_ALLOWED_HERE = Per questo tipo di documento un file { $format } non si accetta: usare { $allowed }.
FILE_IS_PROGRAM = Il file è un programma ({ $found }): caricare il documento.
FILE_IS_ARCHIVE = Il file è un archivio ({ $found }): estrarre i documenti e caricarli uno per uno.
FILE_IS_OFFICE = Il file è un documento di ufficio ({ $found }): salvarlo in PDF.
FILE_IS_HTML = Il file è una pagina web: stamparla in PDF.
FILE_IS_SVG = Il file è un disegno SVG: salvarlo in PNG o PDF.
FILE_IS_MAIL = Il file è un messaggio di posta (S/MIME): salvare il documento che contiene e caricare quello, firmato in formato CAdES (.p7m).
FILE_WRONG_EXTENSION = Il nome finisce in .{ $extension } ma il file è { $format }: rinominarlo o sceglierne un altro.
FILE_POLYGLOT = Il file { $format } è anche { $other }: salvarlo di nuovo con un programma comune.
FILE_TRAILING_BYTES = Dopo la fine del file { $format } ci sono altri { $bytes } byte: salvarlo di nuovo.
FILE_TRUNCATED = Il file { $format } finisce prima di essere completo: esportarlo e caricarlo di nuovo.
FILE_BROKEN = Il file { $format } è danneggiato al byte { $at }: esportarlo e caricarlo di nuovo.
PDF_MOVED = Il PDF comincia al byte { $offset } invece che al primo: salvarlo di nuovo in PDF.
PDF_NO_PAGES = Il PDF non ha pagine: stampare o esportare di nuovo il documento.
IMAGE_SIZE = L'immagine è di { $width } × { $height } pixel: ridurla a 20.000 per lato e 100 milioni in tutto.
P7M_ARMOURED = La firma è in forma di testo (base64 o PEM): salvarla in forma binaria (DER).
P7M_NOT_SIGNED = Il file non è firmato: firmare di nuovo il documento in formato CAdES.
P7M_DETACHED = La firma non contiene il documento firmato: firmare di nuovo includendo il file.
P7M_SIGNER_MISSING = La firma non ha firmatario: firmare di nuovo il documento.
P7M_TOO_NESTED = Più di { $limit } firme una dentro l'altra: firmare in parallelo.
P7M_TOO_FRAGMENTED = Il contenuto firmato è diviso in più di { $limit } parti: firmare di nuovo il documento.
TEXT_ENCODING = Il testo è codificato in { $found }: salvarlo in UTF-8.
TEXT_NOT_UTF8 = Il testo contiene byte che non sono UTF-8: salvarlo in UTF-8.
XML_DOCTYPE = L'XML dichiara un tipo di documento, che non si accetta: togliere DOCTYPE.
XML_MALFORMED = L'XML non è ben formato intorno alla riga { $line }: correggerlo e caricarlo di nuovo.
XML_TOO_DEEP = L'XML ha più di { $limit } livelli: semplificarlo.
XML_TOO_LONG = L'XML ha testo, un nome o attributi troppo lunghi intorno alla riga { $line }: accorciarli.
XML_ACTIVE = L'XML richiede { $what } intorno alla riga { $line }: toglierlo.
CSV_NOT_TEXT = La riga { $line } contiene caratteri che non sono testo: esportare di nuovo l'elenco in CSV.
CSV_ONE_COLUMN = La prima riga non ha separatori: separare le colonne con punto e virgola.
CSV_LINE_TOO_LONG = La riga { $line } supera { $limit } byte: controllare gli a capo.
PDF_JAVASCRIPT = Il PDF contiene JavaScript.
PDF_LAUNCH = Il PDF può avviare un programma.
PDF_EMBEDDED_FILE = Il PDF contiene altri file.
PDF_OPEN_ACTION = Il PDF compie un'azione appena viene aperto.
PDF_AUTOMATIC_ACTION = Il PDF compie un'azione quando si passa a una pagina o a un campo.
PDF_RICH_MEDIA = Il PDF contiene video, audio o altri contenuti multimediali.
PDF_DYNAMIC_FORM = Il PDF contiene un modulo dinamico (XFA).
PDF_SUBMIT_FORM = Il PDF può inviare il suo modulo a un indirizzo.
PDF_IMPORT_DATA = Il PDF può riempirsi da un file esterno.
PDF_ENCRYPTED = Il PDF è cifrato: il contenuto non è stato controllato per intero.
PDF_NEEDS_PASSWORD = Il PDF si apre solo con una password: senza non si può leggere, e non è stato controllato.
PDF_PARTLY_INSPECTED = Il PDF contiene più oggetti di quanti se ne controllino: è stato controllato in parte.
CSV_FORMULA = Una cella del CSV sarebbe eseguita come formula da un foglio di calcolo.
INTERLOCUTION_CLOSED = L'interlocuzione è chiusa: non si può più rispondere.
