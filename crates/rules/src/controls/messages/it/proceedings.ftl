# Il procedimento.

R33 = Manca una delega attiva su questa posizione: chi non è delegato non può agire per l'azienda.
R33-revoked = La delega su questa posizione è stata revocata il { $revoked } alle { $at }: il { $today } alle { $called } non era più possibile agire per l'azienda.
R33-early = La delega su questa posizione vale dal { $from }: il { $today } non è ancora possibile agire per l'azienda.
R33-over = La delega su questa posizione è scaduta il { $last }: il { $today } non è più possibile agire per l'azienda.
R33-mend = Chiedere all'azienda una nuova delega e attivarla dopo la firma, oppure far agire direttamente l'azienda.

R38 =
    { $days ->
        [one] Gli importi anticipati ai lavoratori si possono conguagliare fino al { $deadline }: manca un giorno. L'ultimo mese di paga utile è { $month }, da saldare entro il { $settled }.
       *[other] Gli importi anticipati ai lavoratori si possono conguagliare fino al { $deadline }: mancano { $days } giorni. L'ultimo mese di paga utile è { $month }, da saldare entro il { $settled }.
    }
R38-near =
    { $days ->
        [0] Il termine per conguagliare gli importi anticipati ai lavoratori scade oggi, { $deadline }. L'ultimo mese di paga utile è { $month }, da saldare entro il { $settled }.
        [one] Il termine per conguagliare gli importi anticipati ai lavoratori scade domani, { $deadline }. L'ultimo mese di paga utile è { $month }, da saldare entro il { $settled }.
       *[other] Il termine per conguagliare gli importi anticipati ai lavoratori scade tra { $days } giorni, il { $deadline }. L'ultimo mese di paga utile è { $month }, da saldare entro il { $settled }.
    }
R38-past =
    { $days ->
        [one] Il termine per conguagliare gli importi anticipati ai lavoratori è scaduto ieri, { $deadline }: ciò che non è stato conguagliato non si può più recuperare.
       *[other] Il termine per conguagliare gli importi anticipati ai lavoratori è scaduto da { $days } giorni, il { $deadline }: ciò che non è stato conguagliato non si può più recuperare.
    }
R38-holiday = Il termine per il conguaglio, { $deadline }, cade in un giorno festivo e non si sposta in avanti: conviene agire entro il { $safe }.
R38-mend = Esporre il conguaglio nella denuncia di un mese di paga non successivo all'ultimo utile e saldarla nei termini: chiedere il conguaglio non basta a fermare la decadenza.

R39 =
    { $days ->
        [one] I dati per il pagamento diretto ai lavoratori vanno inviati entro il { $deadline }: manca un giorno.
       *[other] I dati per il pagamento diretto ai lavoratori vanno inviati entro il { $deadline }: mancano { $days } giorni.
    }
R39-near =
    { $days ->
        [0] Il termine per inviare i dati del pagamento diretto ai lavoratori scade oggi, { $deadline }.
        [one] Il termine per inviare i dati del pagamento diretto ai lavoratori scade domani, { $deadline }.
       *[other] Il termine per inviare i dati del pagamento diretto ai lavoratori scade tra { $days } giorni, il { $deadline }.
    }
R39-past =
    { $days ->
        [one] Il termine per inviare i dati del pagamento diretto ai lavoratori è scaduto ieri, { $deadline }: il costo può restare a carico dell'azienda.
       *[other] Il termine per inviare i dati del pagamento diretto ai lavoratori è scaduto da { $days } giorni, il { $deadline }: il costo può restare a carico dell'azienda.
    }
R39-holiday = Il termine per i dati del pagamento diretto, { $deadline }, cade in un giorno festivo: non è certo che si sposti in avanti, conviene inviarli entro il { $safe }.
R39-mend = Inviare i flussi con i dati di pagamento di tutti i lavoratori interessati.

R41 =
    { $days ->
        [one] La richiesta di integrazione ricevuta il { $received } è rimasta senza risposta: il termine è scaduto ieri, { $due }. L'ufficio può decidere con ciò che ha.
       *[other] La richiesta di integrazione ricevuta il { $received } è rimasta senza risposta: il termine è scaduto il { $due }, da { $days } giorni. L'ufficio può decidere con ciò che ha.
    }
R41-answered =
    { $days ->
        [one] Alla richiesta di integrazione ricevuta il { $received } si è risposto il { $answered }, un giorno dopo il termine ({ $due }).
       *[other] Alla richiesta di integrazione ricevuta il { $received } si è risposto il { $answered }, { $days } giorni dopo il termine ({ $due }).
    }
R41-open =
    { $days ->
        [0] Alla richiesta di integrazione ricevuta il { $received } va data risposta entro oggi, { $due }.
        [one] Alla richiesta di integrazione ricevuta il { $received } va data risposta entro domani, { $due }.
       *[other] Alla richiesta di integrazione ricevuta il { $received } va data risposta entro il { $due }: mancano { $days } giorni.
    }
R41-mend = Rispondere con i documenti e i chiarimenti richiesti. Una risposta tardiva si può inviare finché l'ufficio non ha deciso, ma resta segnalata.

R42 = La domanda viene respinta perché mancano elementi, ma l'ufficio non li ha mai chiesti: prima del rigetto la richiesta di integrazione è obbligatoria.
R42-reasons = Il rigetto segue una richiesta di integrazione: la motivazione deve menzionarla.
R42-mend = Inviare una richiesta di integrazione e attendere la risposta, o la fine dei quindici giorni, prima di respingere. Nella motivazione richiamare la richiesta e il suo esito.

R49 = Il termine per il ricorso contro la decisione ricevuta il { $received } è scaduto il { $due }, e oggi è il { $today }: il ricorso è inammissibile.
R49-mend = Verificare il giorno in cui la decisione è stata ricevuta. Se è esatto, il ricorso amministrativo non è più possibile: si può chiedere all'ufficio un riesame o valutare con un legale la via giudiziaria.

R50 =
    { $days ->
        [one] La bozza è ferma da un giorno: l'ultima modifica è del { $changed }.
       *[other] La bozza è ferma da { $days } giorni: l'ultima modifica è del { $changed }.
    }
R50-near =
    { $days ->
        [0] Oggi ({ $due }) è l'ultimo giorno per inviare la domanda in tempo.
        [one] Resta un giorno per inviare la domanda in tempo: il termine è il { $due }.
       *[other] Restano { $days } giorni per inviare la domanda in tempo: il termine è il { $due }.
    }
R50-mend = Completare la bozza e inviarla, oppure eliminarla se non serve più.
