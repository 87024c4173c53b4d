# Importi e contributi.

R34 =
    { $weeks ->
        [one] Il contributo addizionale stimato è di { $contribution } euro per la settimana richiesta (già usate nel quinquennio: { $used }), su { $pay } euro di retribuzione per ore non lavorate. Le aliquote sono il { $low }% fino a { $first } settimane nel quinquennio, il { $middle }% fino a { $second } e il { $high }% oltre.
       *[other] Il contributo addizionale stimato è di { $contribution } euro per le { $weeks } settimane richieste (già usate nel quinquennio: { $used }), su { $pay } euro di retribuzione per ore non lavorate. Le aliquote sono il { $low }% fino a { $first } settimane nel quinquennio, il { $middle }% fino a { $second } e il { $high }% oltre.
    }
R34-exempt = Il contributo addizionale non è dovuto, perché l'evento è oggettivamente non evitabile. La retribuzione per ore non lavorate è stimata in { $pay } euro.
R34-mend = Non c'è nulla da correggere: è una stima. Controllare le settimane usate negli ultimi cinque anni, la retribuzione oraria e le ore richieste.

R35 =
    { $weeks ->
        [one] Spetta il contributo addizionale ridotto, perché l'ultimo utilizzo è finito il { $last } e sono passati 24 mesi interi: la stima è di { $contribution } euro invece di { $ordinary }, per la settimana richiesta (già usate nel quinquennio: { $used }), su { $pay } euro di retribuzione per ore non lavorate. Le aliquote sono il { $low }% fino a { $first } settimane nel quinquennio, il { $middle }% fino a { $second } e il { $high }% oltre.
       *[other] Spetta il contributo addizionale ridotto, perché l'ultimo utilizzo è finito il { $last } e sono passati 24 mesi interi: la stima è di { $contribution } euro invece di { $ordinary }, per le { $weeks } settimane richieste (già usate nel quinquennio: { $used }), su { $pay } euro di retribuzione per ore non lavorate. Le aliquote sono il { $low }% fino a { $first } settimane nel quinquennio, il { $middle }% fino a { $second } e il { $high }% oltre.
    }
R35-again = Spetta ancora il contributo addizionale ridotto, perché un solo periodo non lo esaurisce: la stima è di { $contribution } euro invece di { $ordinary }, su { $pay } euro di retribuzione per ore non lavorate. Le aliquote sono il { $low }% fino a { $first } settimane nel quinquennio, il { $middle }% fino a { $second } e il { $high }% oltre (già usate: { $used }).
R35-never =
    È una questione aperta se il contributo addizionale ridotto spetti a chi non ha mai usato l'integrazione: sarebbe di { $contribution } euro, contro i { $ordinary } euro di quello ordinario. La stima segue { $scale ->
        [REDUCED] quello ridotto
       *[other] quello ordinario
    }.
R35-mend = Non c'è nulla da correggere: è una stima. Controllare il giorno in cui è finito l'ultimo utilizzo dell'integrazione: per le aliquote ridotte servono almeno 24 mesi interi da allora all'inizio del periodo.

R36 =
    { $workers ->
        [one] Per il lavoratore di cui è nota la retribuzione, e per { $hours } ore, l'integrazione stimata è di { $gross } euro lordi, { $net } euro dopo la riduzione del 5,84%. Il massimale mensile del { $year } è di { $ceiling } euro lordi; lavoratori che lo raggiungono: { $capped }.
       *[other] Per i { $workers } lavoratori di cui è nota la retribuzione, e per { $hours } ore, l'integrazione stimata è di { $gross } euro lordi, { $net } euro dopo la riduzione del 5,84%. Il massimale mensile del { $year } è di { $ceiling } euro lordi; lavoratori che lo raggiungono: { $capped }.
    }
R36-uncapped =
    { $workers ->
        [one] Per il lavoratore di cui è nota la retribuzione, e per { $hours } ore, l'integrazione stimata è di { $gross } euro lordi, { $net } euro dopo la riduzione del 5,84%. Per le intemperie in agricoltura non c'è massimale.
       *[other] Per i { $workers } lavoratori di cui è nota la retribuzione, e per { $hours } ore, l'integrazione stimata è di { $gross } euro lordi, { $net } euro dopo la riduzione del 5,84%. Per le intemperie in agricoltura non c'è massimale.
    }
R36-unpublished = L'importo non si può stimare: per il { $year } non c'è un massimale mensile pubblicato.
R36-mend = Non c'è nulla da correggere: è una stima. Controllare, per ogni lavoratore, la retribuzione oraria, le ore richieste e l'orario settimanale del contratto.

R37-none = La riga { $line } chiede { $hours } ore: ogni riga deve chiederne più di zero.
R37-beyond = La riga { $line } chiede { $hours } ore, ma nelle giornate del periodo se ne possono lavorare al massimo { $limit }: 13 ore al giorno, entro l'orario settimanale del contratto.
R37-rest =
    { $count ->
        [one] Un'altra riga non chiede ore, o ne chiede più di quelle del contratto.
       *[other] Altre { $count } righe non chiedono ore, o ne chiedono più di quelle del contratto.
    }
R37-above = La riga { $line } chiede { $hours } ore, più delle { $limit } che il contratto ha, in misura uniforme, nelle giornate lavorative del periodo.
R37-above-rest =
    { $count ->
        [one] Un'altra riga chiede più ore di quelle che il contratto ha, in misura uniforme, nelle giornate lavorative del periodo.
       *[other] Altre { $count } righe chiedono più ore di quelle che il contratto ha, in misura uniforme, nelle giornate lavorative del periodo.
    }
R37-mend = Correggere le ore richieste o l'orario settimanale del contratto, oppure togliere il lavoratore dall'elenco.

R40-missing = Al lavoratore alla riga { $line } manca l'IBAN, e il pagamento è diretto.
R40-invalid =
    L'IBAN del lavoratore alla riga { $line } è sbagliato: { $problem ->
        [CHECK_CHARACTER] la lettera di controllo (CIN) non corrisponde a banca, filiale e conto
        [CHECK_DIGITS] le due cifre di controllo non corrispondono al resto
        [COUNTRY] è di un paese che non ha IBAN
        [COUNTRY_FORM] non ha la lunghezza o la forma di quelli del suo paese
        [LENGTH] ha troppi o troppo pochi caratteri
        [CHARACTER] ha un carattere che non può stare dove si trova
       *[other] non si può leggere
    }.
R40-rest =
    { $count ->
        [one] A un altro lavoratore manca l'IBAN, o è sbagliato.
       *[other] Ad altri { $count } lavoratori manca l'IBAN, o è sbagliato.
    }
R40-mend = Scrivere l'IBAN di ogni lavoratore come lo dà la banca: quello italiano ha 27 caratteri. Senza, l'Istituto non può pagare direttamente il lavoratore.

R46 = Il contributo al FIS stimato è di { $contribution } euro: il { $rate }% di { $pay } euro di retribuzione per ore non lavorate.
R46-reduced = Il contributo al FIS stimato è di { $contribution } euro: il { $rate }% di { $pay } euro di retribuzione per ore non lavorate, perché il datore di lavoro occupa in media { $employees } dipendenti e non ha chiesto nulla per 24 mesi.
R46-never = Il contributo al FIS stimato è di { $contribution } euro: il { $rate }% di { $pay } euro di retribuzione per ore non lavorate. Il datore di lavoro occupa in media { $employees } dipendenti, ed è una questione aperta se l'aliquota ridotta spetti a chi non ha mai usato l'integrazione.
R46-mend = Non c'è nulla da correggere: è una stima. Controllare la media dei dipendenti, il giorno in cui è finito l'ultimo utilizzo, la retribuzione oraria e le ore richieste.

R52-days =
    { $days ->
        [one] Il lavoratore alla riga { $line } ha lavorato un giorno altrove: quel giorno non sarà pagato.
       *[other] Il lavoratore alla riga { $line } ha lavorato { $days } giorni altrove: quei giorni non saranno pagati.
    }
R52-lost =
    { $days ->
        [one] Il lavoratore alla riga { $line } ha lavorato un giorno altrove senza comunicarlo prima all'Istituto: chi non lo comunica perde il diritto all'integrazione.
       *[other] Il lavoratore alla riga { $line } ha lavorato { $days } giorni altrove senza comunicarlo prima all'Istituto: chi non lo comunica perde il diritto all'integrazione.
    }
R52-rest =
    { $count ->
        [one] Un altro lavoratore ha lavorato altrove durante il periodo.
       *[other] Altri { $count } lavoratori hanno lavorato altrove durante il periodo.
    }
R52-mend = Togliere dalle ore richieste i giorni lavorati altrove. Il lavoratore deve avvisare l'Istituto prima di iniziare un'altra attività.

R53 = Secondo la lettura di Omnia Hub il contributo addizionale non è dovuto: dal { $since } è aperta una procedura concorsuale del datore di lavoro, e il periodo inizia il { $start }.
R53-mend = Non c'è nulla da correggere. Conservare l'atto che ha aperto la procedura: la sede può chiederlo.
