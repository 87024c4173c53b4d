# Quanto si può chiedere.

R05 =
    { $refused ->
        [one] Con le settimane consecutive che la precedono ({ $before }), la domanda supera le { $limit } settimane consecutive: delle settimane richieste ({ $asked }) una non può essere concessa, quella del { $first }.
       *[other] Con le settimane consecutive che la precedono ({ $before }), la domanda supera le { $limit } settimane consecutive: delle settimane richieste ({ $asked }), { $refused } non possono essere concesse, a partire dal { $first }.
    }
R05-mend = Accorciare il periodo, così che le settimane consecutive non siano più di cinquantadue, oppure scegliere un'altra prestazione per quelle in eccesso.

R06 =
    { $weeks ->
        [one] La settimana dal { $first } al { $last } non rientra nei limiti: nel suo biennio mobile (dal { $windowFrom } al { $windowTo }) le settimane conteggiate sono già { $counted } e il massimo è { $limit }.
       *[other] Le { $weeks } settimane dal { $first } al { $last } non rientrano nei limiti: nel biennio mobile della prima (dal { $windowFrom } al { $windowTo }) le settimane conteggiate sono già { $counted } e il massimo è { $limit }.
    }
R06-days =
    { $weeks ->
        [one] La settimana dal { $first } al { $last } non rientra nei limiti: nel suo biennio mobile (dal { $windowFrom } al { $windowTo }) le giornate conteggiate sono già { $counted } e il massimo è { $limit }.
       *[other] Le { $weeks } settimane dal { $first } al { $last } non rientrano nei limiti: nel biennio mobile della prima (dal { $windowFrom } al { $windowTo }) le giornate conteggiate sono già { $counted } e il massimo è { $limit }.
    }
R06-rest =
    { $count ->
        [one] Un altro gruppo di settimane non rientra nel biennio mobile.
       *[other] Altri { $count } gruppi di settimane non rientrano nel biennio mobile.
    }
R06-upside-down = L'autorizzazione { $grant } è esclusa dal calcolo dei limiti: finisce il { $to }, prima di iniziare il { $from }.
R06-calendar = L'autorizzazione { $grant } è esclusa dal calcolo dei limiti: riporta una data ({ $date }) fuori dal calendario, che va dal { $first } al { $last }.
R06-event = L'evento del { $date } è escluso dal calcolo: l'autorizzazione { $grant } finisce prima.
R06-used =
    { $days ->
        [one] La giornata autocertificata come fruita ({ $first }) è esclusa dal calcolo dei limiti: non è in alcuna autorizzazione dell'unità.
       *[other] { $days } giornate autocertificate come fruite, a partire dal { $first }, sono escluse dal calcolo dei limiti: non sono in alcuna autorizzazione dell'unità.
    }
R06-hours = Le ore dell'autorizzazione { $grant } sono escluse dal calcolo dei limiti: il loro numero è negativo ({ $hours }).
R06-contradictions =
    { $count ->
        [one] Un altro dato dello storico dell'unità è impossibile ed è escluso dal calcolo dei limiti.
       *[other] Altri { $count } dati dello storico dell'unità sono impossibili e sono esclusi dal calcolo dei limiti.
    }
R06-mend = Spostare o accorciare il periodo: le settimane che non rientrano nei limiti sarebbero respinte, mentre quelle fruite da più tempo escono via via dal conteggio. Se le settimane fruite sono meno di quelle autorizzate, autocertificare le giornate fruite. Se lo storico dell'unità è sbagliato, farlo correggere.

R07 = L'unità ha fruito di { $limit } settimane consecutive fino al { $used }: devono seguire altrettante settimane di normale attività lavorativa. Il periodo inizia il { $start }, ma il primo giorno possibile è il { $earliest }.
R07-mend = Far iniziare il periodo dal primo giorno possibile. Le settimane precedenti sarebbero respinte, salvo che si tratti di un evento non evitabile, escluso da questo limite.

R08 =
    { $weeks ->
        [one] Una settimana di eventi non evitabili non si conta nel biennio dal { $windowFrom } al { $windowTo }.
       *[other] { $weeks } settimane di eventi non evitabili non si contano nel biennio dal { $windowFrom } al { $windowTo }.
    }
R08-counted =
    { $weeks ->
        [one] Nell'edilizia e nel settore lapideo si contano anche gli eventi non evitabili: una settimana, nel biennio dal { $windowFrom } al { $windowTo }.
       *[other] Nell'edilizia e nel settore lapideo si contano anche gli eventi non evitabili: { $weeks } settimane, nel biennio dal { $windowFrom } al { $windowTo }.
    }
R08-mend = Non c'è nulla da correggere: verificare solo che la causale di ciascuna autorizzazione e la lettera dell'art. 10 dell'impresa siano giuste.

R09 =
    { $weeks ->
        [one] Una settimana di eventi non evitabili già concessa non si conta, per una deroga temporanea a favore dell'edilizia e del settore lapideo ({ $basis }).
       *[other] { $weeks } settimane di eventi non evitabili già concesse non si contano, per una deroga temporanea a favore dell'edilizia e del settore lapideo ({ $basis }).
    }
R09-asked =
    { $weeks ->
        [one] Una settimana richiesta non si conta, per una deroga temporanea a favore dell'edilizia e del settore lapideo, e non comporta il contributo addizionale ({ $basis }).
       *[other] { $weeks } settimane richieste non si contano, per una deroga temporanea a favore dell'edilizia e del settore lapideo, e non comportano il contributo addizionale ({ $basis }).
    }
R09-mend = Non c'è nulla da correggere: la deroga guarda al giorno di ciascun evento, quindi basta verificare che le date siano giuste.

R10 = Le ore del biennio sarebbero { $total }, tra quelle autorizzate ({ $authorized }) e quelle richieste ({ $requested }): { $excess } oltre il limite di { $limit }, un terzo di quelle lavorabili con un organico da { $weekly } ore a settimana.
R10-mend = Chiedere meno ore, oppure controllare l'organico medio del semestre precedente: il limite cresce con l'organico.

R11 = Le ore del biennio sarebbero { $total }, tra quelle autorizzate ({ $authorized }) e quelle richieste ({ $requested }): { $excess } oltre il limite di { $limit }, un terzo di quelle lavorabili con un organico da { $weekly } ore a settimana. La legge non esonera da questo limite gli eventi non evitabili.
R11-mend = La domanda si può inviare comunque: la legge esonera gli eventi non evitabili dai limiti in settimane, ma non nomina il terzo delle ore. Controllare le ore e l'organico medio.

R13 = Con questa domanda l'unità arriverebbe a { $total } mesi di integrazione salariale ordinaria e straordinaria ({ $used } senza la domanda) nei cinque anni dal { $from } al { $to }: il massimo è { $limit }.
R13-mend = Accorciare il periodo, oppure spostarlo in avanti: ciò che è stato fruito più di cinque anni prima dell'ultimo giorno non si conta più.
