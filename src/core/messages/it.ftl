UNAUTHENTICATED = Occorre accedere: la sessione manca o è scaduta.
NOT_FOUND = Non trovato.
FORBIDDEN = Questa operazione richiede un altro ruolo.
INTERNAL = Errore interno.
BAD_ID = Identificativo non valido: usare quello ricevuto in precedenza, senza modificarlo.
BAD_CURSOR = Cursore non valido: usare quello ricevuto con la pagina precedente.
BAD_PAGE = «first» deve essere un numero da 1 a { $most }.
CURSOR_EXPIRED = Il cursore è più vecchio degli eventi conservati ({ $days } giorni): ricaricare i dati e ripartire senza «after».
WRONG_STATUS = Una domanda nello stato { $from } non può passare a { $to }.
SIGN_IN_FAILED = Indirizzo e-mail o password errati.
NO_CAPACITY = L'account non ha ruoli validi oggi: rivolgersi all'amministratore.
TEXT_NOT_PLAIN = Il testo contiene caratteri di controllo: toglierli.
TEXT_TOO_LONG = Il testo supera { $most } caratteri.
TEXT_MISSING = Il testo è obbligatorio.
IDEMPOTENCY_KEY_REUSED = Questa chiave è già stata usata per un'altra richiesta: usarne una nuova.
IDEMPOTENCY_KEY_BAD = La chiave di idempotenza deve avere da 1 a 128 caratteri visibili.
PERIOD_UPSIDE_DOWN = La data di fine { $to } precede quella di inizio { $from }.
DATE_OUT_OF_RANGE = La data { $date } è fuori dall'intervallo ammesso, dal 2000 al 2100.
VERSION_CONFLICT =
    { $count ->
        [0] Nel frattempo la domanda è cambiata (versione { $actual }, indicata { $expected }, stato { $status }): ricaricarla e ripetere la modifica.
       *[other] Nel frattempo { $by } ha modificato { $changed } (versione { $actual }, indicata { $expected }): ricaricare la domanda e ripetere la modifica.
    }
NOT_TAKEN = La domanda non è in carico a nessuno: prenderla in carico prima di procedere.
NOT_IN_YOUR_HANDS = La domanda è in carico a { $operator }: il direttore può riassegnarla.
ARTICLE10_LETTER = La lettera dell'art. 10 D.Lgs. 148/2015 va da A a O (senza J, K).
HOURS_NOT_POSITIVE = Le ore devono essere maggiori di zero e minori di dieci milioni.
COUNT_OUT_OF_RANGE = Il numero deve essere compreso tra 0 e 1.000.000.
WEEKLY_HOURS = L'orario settimanale non può superare 48 ore.
LIST_TOO_LONG = L'elenco può avere al massimo { $most } righe.
WORKER_TWICE = Lo stesso lavoratore è già alla riga { $line }.
TAX_CODE_OF_BODY = Il codice fiscale di un lavoratore ha 16 caratteri.
INVALID_IDENTIFIER =
    { $position ->
        [0] Codice non valido ({ $identifier }, { $problem }): controllare quanto è stato scritto.
       *[other] Codice non valido ({ $identifier }, { $problem }): controllare il carattere { $position }.
    }
DECLARATIONS_INCOMPLETE = Per inviare la domanda occorre rendere tutte le dichiarazioni (D.P.R. 445/2000).
BLOCKED_BY_ALERT = Un controllo blocca l'invio ({ $rule }): leggere l'avviso sul campo indicato e correggere.
ONLY_DRAFTS = Si può fare solo finché la domanda è in bozza; ora è nello stato { $status }.
UNIT_UNKNOWN = L'unità produttiva non esiste o non è raggiungibile: sceglierne una della posizione.
OPERATOR_UNKNOWN = Indicare un operatore in servizio nella stessa sede.
