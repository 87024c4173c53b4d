# Gli assegni dei fondi e gli operai agricoli.

R20-person =
    { $kind ->
        [CIGS] Il lavoratore alla riga { $line } è anche in cassa integrazione straordinaria dal { $from } al { $to }: nella stessa unità le due prestazioni riguardano lavoratori diversi, individuati per nome, per tutto il periodo.
       *[SOLIDARITY_CONTRACT] Il lavoratore alla riga { $line } è anche in contratto di solidarietà dal { $from } al { $to }: nella stessa unità le due prestazioni riguardano lavoratori diversi, individuati per nome, per tutto il periodo.
    }
R20-rest =
    { $count ->
        [one] C'è un altro lavoratore che è già in cassa integrazione straordinaria o in contratto di solidarietà.
       *[other] Ci sono altri { $count } casi di lavoratori già in cassa integrazione straordinaria o in contratto di solidarietà.
    }
R20-months = Accanto al contratto di solidarietà l'integrazione ordinaria dura al massimo { $months } mesi: dal { $from } si arriva al { $last }, ma la domanda arriva al { $to }.
R20-mend = Togliere dall'elenco i lavoratori che sono già nell'altra prestazione. Se c'è un contratto di solidarietà, restare entro i tre mesi: il limite non vale per gli eventi non evitabili.

R43 = L'assegno andava chiesto entro quindici giorni dall'inizio della sospensione ({ $start }): il termine è scaduto il { $due } e oggi è il { $today }.
R43-event = L'assegno andava chiesto entro il mese successivo a quello dell'evento ({ $event }): il termine è scaduto il { $due } e oggi è il { $today }.
R43-early = La sospensione comincia il { $start }: la domanda si può inviare dal { $opens }, e oggi è il { $today }. Una domanda inviata prima è irricevibile.
R43-mend = Se è presto, conservare la bozza e inviarla quando mancano al massimo trenta giorni all'inizio. Se è tardi, inviarla subito: l'assegno spetta da una settimana prima dell'invio.

R44 = Con { $employees } dipendenti in media il FIS concede { $limit } settimane in due anni: { $used } già autorizzate e { $asked } richieste fanno { $total }.
R44-mend = Ridurre il periodo richiesto, oppure controllare la media dei dipendenti e le settimane già autorizzate nel biennio.

R45 = Con { $employees } dipendenti in media la causale scelta non è del FIS: oltre i { $limit } dipendenti riorganizzazione, crisi e contratto di solidarietà si chiedono con la cassa integrazione straordinaria.
R45-mend = Presentare la domanda di cassa integrazione straordinaria al Ministero del Lavoro, oppure scegliere una causale ordinaria, se è quella che ha causato la sospensione. Controllare anche la media dei dipendenti.

R47-person =
    { $days ->
        [one] Per il lavoratore alla riga { $line } un giorno, il { $first }, va oltre i { $limit } dell'anno: ne erano già stati autorizzati { $used }.
       *[other] Per il lavoratore alla riga { $line } { $days } giorni, dal { $first }, vanno oltre i { $limit } dell'anno: ne erano già stati autorizzati { $used }.
    }
R47-half =
    { $days ->
        [one] Per il lavoratore alla riga { $line } è chiesta mezza giornata, il { $first }: la riduzione a metà giornata spetta solo per le intemperie coperte da una norma speciale.
       *[other] Per il lavoratore alla riga { $line } sono chieste { $days } mezze giornate, dal { $first }: la riduzione a metà giornata spetta solo per le intemperie coperte da una norma speciale.
    }
R47-days =
    { $days ->
        [one] Il lavoratore alla riga { $line } ha una giornata di lavoro nell'anno presso l'azienda: ne servono { $needed }.
       *[other] Il lavoratore alla riga { $line } ha { $days } giornate di lavoro nell'anno presso l'azienda: ne servono { $needed }.
    }
R47-term = Il lavoratore alla riga { $line } è a tempo determinato: l'integrazione spetta solo a chi è a tempo indeterminato, salvo le intemperie coperte da una norma speciale.
R47-rest =
    { $count ->
        [one] C'è un altro caso tra i lavoratori di questa domanda.
       *[other] Ci sono altri { $count } casi tra i lavoratori di questa domanda.
    }
R47-mend = Togliere le giornate o i lavoratori che non rientrano nei limiti, oppure correggere i dati: giornate già autorizzate, giornate di lavoro nell'anno, tipo di contratto.

R48 = Il caldo è una causa ammessa anche per gli operai agricoli, per le temperature elevate o per ordine della pubblica autorità. Per gli stessi lavoratori e gli stessi giorni basta una sola domanda.
R48-derogation = Per le intemperie dal { $from } al { $to } valgono regole speciali: spetta anche la mezza giornata, non servono le 181 giornate di lavoro, i giorni non contano nei 90 dell'anno e sono compresi i lavoratori a tempo determinato.
R48-mend = Non c'è nulla da correggere: è un'informazione utile a preparare la domanda.
