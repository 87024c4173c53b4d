# Le date arrivano già scritte come gg/mm/aaaa, così che gli articoli reggano con ogni giorno; i conteggi sono numeri.

R01 = Il termine di quindici giorni dall'inizio del periodo ({ $start }) è scaduto il { $due }. Oggi è il { $today }.
R01-mend = La domanda si può ancora inviare: prima parte, meno giorni si perdono.

R02 = La domanda andava inviata entro il mese successivo a quello dell'evento ({ $event }): il termine è scaduto il { $due } e oggi è il { $today }.
R02-split = Gli eventi meteo di questa domanda cadono in mesi diversi e il termine decorre dal primo ({ $event }): è scaduto il { $due } e oggi è il { $today }. L'intera domanda rischia di essere respinta.
R02-mend = Inviare la domanda al più presto. Se gli eventi meteo cadono in mesi diversi, conviene presentare una domanda per ciascun mese: quelle ancora nei termini non corrono rischi.

R03 =
    { $days ->
        [one] La domanda è in ritardo (il termine era il { $due }): l'integrazione spetta dal { $payable } e un giorno del periodo non sarà pagato.
       *[other] La domanda è in ritardo (il termine era il { $due }): l'integrazione spetta dal { $payable } e { $days } giorni del periodo non saranno pagati.
    }
R03-whole =
    { $days ->
        [one] La domanda è in ritardo (il termine era il { $due }): l'integrazione spetterebbe solo dal { $payable } e l'unico giorno richiesto non sarà pagato.
       *[other] La domanda è in ritardo (il termine era il { $due }): l'integrazione spetterebbe solo dal { $payable } e nessuno dei { $days } giorni richiesti sarà pagato.
    }
R03-mend = Inviare la domanda oggi stesso: ogni giorno di attesa può farne perdere un altro. Se i lavoratori perdono l'integrazione per il ritardo, il datore di lavoro deve loro una somma equivalente.

R04 = Il periodo tocca { $weeks } settimane, ma una domanda può chiederne al massimo { $limit }. L'ultimo giorno possibile è il { $last }.
R04-mend = Accorciare il periodo e chiedere le settimane successive con una nuova domanda.

R12 = Manca l'organico medio del semestre precedente.
R12-mend = Indicare quanti lavoratori c'erano in media, distinti per orario settimanale contrattuale.

R14-person =
    { $days ->
        [one] Il lavoratore alla riga { $line } ha un giorno di lavoro effettivo nell'unità produttiva: ne servono { $needed }.
       *[other] Il lavoratore alla riga { $line } ha { $days } giorni di lavoro effettivo nell'unità produttiva: ne servono { $needed }.
    }
R14-rest =
    { $count ->
        [one] Un altro lavoratore non raggiunge i giorni di lavoro effettivo richiesti.
       *[other] Altri { $count } lavoratori non raggiungono i giorni di lavoro effettivo richiesti.
    }
R14-mend = Controllare i giorni indicati, oppure togliere dall'elenco chi non ha l'anzianità richiesta. Nei cambi di appalto contano anche i giorni lavorati per l'impresa precedente.

R17-manager = Il lavoratore alla riga { $line } è un dirigente: i dirigenti sono esclusi dall'integrazione salariale.
R17-home-worker = Il lavoratore alla riga { $line } lavora a domicilio: l'integrazione gli spetta solo per periodi che iniziano dal 2022 in poi.
R17-rest =
    { $count ->
        [one] Un altro lavoratore ha una qualifica esclusa dall'integrazione salariale.
       *[other] Altri { $count } lavoratori hanno una qualifica esclusa dall'integrazione salariale.
    }
R17-birthplace = Il codice fiscale alla riga { $line } indica un luogo di nascita, { $place }, che non è nell'elenco dei comuni e degli Stati esteri.
R17-birthplace-rest =
    { $count ->
        [one] Un altro codice fiscale indica un luogo di nascita che non è nell'elenco.
       *[other] Altri { $count } codici fiscali indicano un luogo di nascita che non è nell'elenco.
    }
R17-mend = Correggere la qualifica, se è sbagliata, oppure togliere il lavoratore dall'elenco. Se il luogo di nascita è sconosciuto, confrontare il codice fiscale con il documento: se è giusto, la domanda si può inviare comunque.

R18 = Questa domanda ripete la domanda { $other }: stessa unità produttiva, stessa causale, stesso periodo, stessi lavoratori.
R18-unseen = Questa domanda ripete un'altra domanda dello stesso datore di lavoro, non visibile con il ruolo attuale: stessa unità produttiva, stessa causale, stesso periodo, stessi lavoratori.
R18-mend = Se è un doppione, eliminare la bozza; altrimenti correggere ciò che la distingue dall'altra.

R19-person = Il lavoratore alla riga { $line } è già nella domanda { $other } dal { $from } al { $to }: la stessa giornata può stare in una sola domanda.
R19-person-unseen = Il lavoratore alla riga { $line } è già, in alcune delle stesse giornate, in un'altra domanda dello stesso datore di lavoro, non visibile con il ruolo attuale: la stessa giornata può stare in una sola domanda.
R19-elsewhere = Il lavoratore alla riga { $line } è anche nella domanda { $other }, in corso su un altro canale dell'Istituto, dal { $from } al { $to }.
R19-rest =
    { $count ->
        [one] C'è un'altra sovrapposizione tra i lavoratori di questa domanda e quelli di altre domande.
       *[other] Ci sono altre { $count } sovrapposizioni tra i lavoratori di questa domanda e quelli di altre domande.
    }
R19-mend = Lasciare il lavoratore in una sola delle domande, oppure cambiare i periodi perché non si sovrappongano.

R21 =
    Per il codice statistico contributivo { $code } la prestazione suggerita è { $suggested ->
        [AIS_FIS] l'assegno del FIS
        [AIS_FUND] l'assegno di un fondo di solidarietà
        [CIGO] la CIGO
        [CISOA] la CISOA
       *[other] { $suggested }
    }. Quella richiesta, { $asked ->
        [AIS_FIS] l'assegno del FIS
        [AIS_FUND] l'assegno di un fondo di solidarietà
        [CIGO] la CIGO
        [CISOA] la CISOA
       *[other] { $asked }
    }, risulta non compatibile.
R21-elsewhere =
    Per il codice statistico contributivo { $code } { $asked ->
        [AIS_FIS] l'assegno del FIS
        [AIS_FUND] l'assegno di un fondo di solidarietà
        [CIGO] la CIGO
        [CISOA] la CISOA
       *[other] { $asked }
    } risulta non compatibile: le imprese artigiane di questo settore si rivolgono al loro fondo, che l'Istituto non gestisce.
R21-letter = La posizione è inquadrata alla lettera { $registered } dell'art. 10 D.Lgs. 148/2015, la domanda dichiara la lettera { $declared }: vale quella dell'inquadramento.
R21-cause =
    La causale scelta non è tra quelle per cui si concede { $asked ->
        [AIS_FIS] l'assegno del FIS
        [AIS_FUND] l'assegno di un fondo di solidarietà
        [CIGO] la CIGO
        [CIGS] la CIGS
        [CISOA] la CISOA
       *[other] { $asked }
    }.
R21-mend = La domanda si può inviare comunque. Verificare la prestazione scelta, la causale, la lettera dell'art. 10 e l'inquadramento della posizione all'inizio del periodo.

R22 = Manca la data della comunicazione alle rappresentanze sindacali.
R22-content = Per un evento non evitabile la comunicazione sindacale deve indicare la durata prevista, in settimane, e il numero dei lavoratori interessati.
R22-late = La comunicazione sindacale è del { $communicated }, ma andava fatta entro l'inizio della sospensione ({ $start }).
R22-open =
    { $employees ->
        [one] La consultazione sindacale, aperta il { $communicated }, deve concludersi entro il { $ends } (azienda con un dipendente).
       *[other] La consultazione sindacale, aperta il { $communicated }, deve concludersi entro il { $ends } (azienda con { $employees } dipendenti).
    }
R22-mend = Completare i dati della consultazione sindacale: la data della comunicazione, quella di conclusione e, per gli eventi non evitabili, la durata prevista e il numero dei lavoratori.

R25 = Manca la relazione tecnica.
R25-both = La relazione tecnica è stata sia compilata sia allegata: varrà quella compilata.
R25-mend = Compilare la relazione tecnica nella domanda, oppure allegarla come documento: basta una delle due.

R32 = Manca l'unità produttiva.
R32-unregistered = L'unità produttiva { $unit } non è registrata nell'anagrafica aziendale.
R32-inactive = L'unità produttiva { $unit } non è attiva il { $start }, quando inizia il periodo.
R32-short-contract = Il contratto del cantiere va dal { $from } al { $to }: dura meno di un mese, e un cantiere così breve non costituisce un'unità produttiva.
R32-position = Le ultime due cifre della matricola { $position } di solito sarebbero { $digits }: potrebbe esserci un errore di battitura.
R32-mend = Scegliere un'unità produttiva registrata e attiva all'inizio del periodo, oppure registrarla o aggiornarla nell'anagrafica aziendale.

