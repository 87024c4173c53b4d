# La relazione tecnica, l'anzianità e la comunicazione sindacale nei casi particolari.

R15 =
    { $count ->
        [one] Un lavoratore ha meno di { $needed } giorni di lavoro effettivo: per un evento non evitabile non servono.
       *[other] { $count } lavoratori hanno meno di { $needed } giorni di lavoro effettivo: per un evento non evitabile non servono.
    }
R15-mend = Non c'è nulla da fare: se la causale cambia, l'anzianità torna a contare.

R16 =
    { $count ->
        [one] Un lavoratore raggiunge i { $needed } giorni di lavoro effettivo grazie a quelli svolti nello stesso appalto per l'impresa precedente.
       *[other] { $count } lavoratori raggiungono i { $needed } giorni di lavoro effettivo grazie a quelli svolti nello stesso appalto per l'impresa precedente.
    }
R16-mend = Tenere a disposizione i documenti del cambio di appalto: la sede può chiederli.

R23 = Si perdono fino a { $hours } ore a settimana per lavoratore, più di { $limit }: i sindacati possono chiedere un esame congiunto entro tre giorni dalla comunicazione, e l'esame si conclude entro cinque giorni dalla richiesta.
R23-mend = Comunicare ai sindacati la durata prevista e il numero dei lavoratori; se chiedono l'esame congiunto, indicare poi il giorno in cui si è concluso.

R24 =
    { $weeks ->
        [one] Per edilizia e lapidei la comunicazione sindacale non serve fino a { $limit } settimane consecutive: questa domanda arriva a una.
       *[other] Per edilizia e lapidei la comunicazione sindacale non serve fino a { $limit } settimane consecutive: questa domanda arriva a { $weeks }.
    }
R24-needed =
    { $weeks ->
        [one] Con questa domanda la sospensione arriva a una settimana consecutiva: oltre le { $limit } la comunicazione sindacale serve anche per edilizia e lapidei.
       *[other] Con questa domanda la sospensione arriva a { $weeks } settimane consecutive: oltre le { $limit } la comunicazione sindacale serve anche per edilizia e lapidei.
    }
R24-mend = Se le settimane consecutive nella stessa unità produttiva superano le tredici, indicare la comunicazione ai sindacati; altrimenti non c'è nulla da fare.

R25-incomplete =
    { $count ->
        [one] Alla relazione tecnica manca un campo obbligatorio su { $required }.
       *[other] Alla relazione tecnica mancano { $count } campi obbligatori su { $required }.
    }

R26 = Manca il racconto degli eventi meteo: serve almeno un giorno, con l'evento e le ore.
R26-work = La relazione non dice quale lavoro il maltempo ha fermato.
R26-phase = La relazione non dice quale fase del lavoro era in corso.
R26-site = La relazione non dice dove si svolgeva il lavoro.
R26-event = Per il giorno { $day } manca il tipo di evento.
R26-hours = Per il giorno { $day } mancano le ore in cui l'evento è cominciato e finito.
R26-rest =
    { $count ->
        [one] A un altro giorno mancano l'evento o le ore.
       *[other] Ad altri { $count } giorni mancano l'evento o le ore.
    }
R26-uploaded = La relazione allegata deve contenere il tipo di lavoro, la fase, il luogo e, giorno per giorno, l'evento e le ore.
R26-mend = Indicare il tipo di lavoro, la fase, il luogo e, per ogni giorno, l'evento e le ore. Il bollettino meteo non serve.

R27 = È allegato un bollettino meteo: non serve, perché l'Istituto lo acquisisce d'ufficio.
R27-mend = Non c'è nulla da fare: il bollettino si può lasciare o togliere.

R28-below =
    { $event ->
        [FROST] Il { $day } la temperatura indicata è di { $measured } °C: le sedi tengono conto del gelo da { $limit } °C in giù.
        [HEAT] Il { $day } la temperatura indicata, reale o percepita, è di { $measured } °C: le sedi tengono conto del caldo oltre i { $limit } °C.
        [WIND] Il { $day } il vento indicato è di { $measured } nodi: la soglia impostata è di { $limit }.
        [SNOW] Il { $day } la neve indicata è di { $measured } mm: per questo lavoro le sedi ne tengono conto da { $limit } mm.
       *[other] Il { $day } la pioggia indicata è di { $measured } mm: per questo lavoro le sedi ne tengono conto da { $limit } mm.
    }
R28-after-rain = Il { $day } la pioggia indicata è di { $measured } mm, meno dei { $limit } mm usati dalle sedi, ma ha piovuto anche il giorno prima: per questo lavoro conta anche quella pioggia.
R28-grey =
    { $event ->
        [SNOW] Il { $day } la neve indicata è di { $measured } mm: la soglia usata dalle sedi va da { $limit } a { $sure } mm, e la decisione spetta alla sede.
       *[other] Il { $day } la pioggia indicata è di { $measured } mm: la soglia usata dalle sedi va da { $limit } a { $sure } mm, e la decisione spetta alla sede.
    }
R28-rest =
    { $count ->
        [one] Un altro giorno è sotto la soglia o vicino alla soglia.
       *[other] Altri { $count } giorni sono sotto la soglia o vicini alla soglia.
    }
R28-none =
    { $count ->
        [one] Per un giorno non c'è una soglia pubblicata: la sede guarda al lavoro, all'altezza e ai ripari.
       *[other] Per { $count } giorni non c'è una soglia pubblicata: la sede guarda al lavoro, all'altezza e ai ripari.
    }
R28-mend = La domanda si può inviare comunque. Spiegare nella relazione perché in quei giorni non si poteva lavorare: fase in corso, materiali, sicurezza, effetti delle ore precedenti.

R29-attestation = Manca l'attestazione dell'impresa che ha riparato il guasto.
R29-record = Manca la documentazione della manutenzione regolare del macchinario.
R29-mend = Allegare l'attestazione di chi ha riparato, che dica il lavoro fatto e che il guasto non era prevedibile, e il registro delle manutenzioni.

R30 = Mancano gli indicatori economico-finanziari.
R30-incomplete =
    { $granularity ->
        [YEAR] Gli indicatori sono incompleti: degli anni consecutivi con tutti i dati ne servono { $needed } e la domanda ne ha { $complete }.
       *[other] Gli indicatori sono incompleti: dei trimestri consecutivi con tutti i dati ne servono { $needed } e la domanda ne ha { $complete }.
    }
R30-uploaded = La relazione allegata deve contenere gli indicatori economico-finanziari, per anno o per trimestre.
R30-mend = Indicare per ogni anno, o per ogni trimestre, fatturato, risultato operativo, risultato d'impresa, indebitamento, ordini, organico e consumi di energia; se un dato è nullo, scrivere zero.

R31 = L'attività è iniziata il { $started }: il { $start } non sono ancora passati { $months } mesi e, per quanto risulta a Omnia Hub, la mancanza di lavoro si può integrare solo dal { $earliest }.
R31-mend = Controllare il giorno di inizio dell'attività, oppure chiedere l'integrazione da quando i mesi sono passati.

R51 = Gli eventi meteo cadono in { $months } mesi diversi e il termine decorre dal primo ({ $event }): l'intera domanda va inviata entro il { $due }.
R51-month = Gli eventi che cominciano il { $event }, chiesti con una domanda a parte, si possono inviare entro il { $due }.
R51-rest =
    { $count ->
        [one] C'è un altro mese con eventi ancora nei termini.
       *[other] Ci sono altri { $count } mesi con eventi ancora nei termini.
    }
R51-mend = Inviare la domanda entro il termine del primo evento, oppure presentare una domanda per ciascun mese.
