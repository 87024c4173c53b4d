# Le date arrivano già scritte per esteso.

LABOUR_CONSULTANT = consulente del lavoro
ACCOUNTANT = dottore commercialista o esperto contabile
LAWYER = avvocato
TRADE_ASSOCIATION = associazione di categoria
DATA_PROCESSING_CENTRE = centro di elaborazione dati
AGRICULTURAL_EXPERT = perito agrario o agrotecnico

form =
    DELEGA ALL'INTERMEDIARIO PER LE INTEGRAZIONI SALARIALI
    (art. 1 L. 11 gennaio 1979, n. 12; circolare INPS n. 28/2011)

    Delega n. { $delegation }

    Il/la sottoscritto/a, codice fiscale { $delegator },
    titolare o rappresentante legale del datore di lavoro { $employer },
    posizione contributiva (matricola) { $position },

    DELEGA

    { $intermediary }, codice fiscale { $intermediaryTaxCode }, { $kind },

    a presentare e seguire in suo nome e per suo conto, per la posizione indicata,
    le domande di integrazione salariale e ogni atto che ne consegue.

    { $hasEnd ->
        [0] La delega vale dal { $from }, fino a revoca.
       *[other] La delega vale dal { $from } al { $to }, salvo revoca.
    }

    Luogo e data ______________________   Firma del delegante ______________________

    L'intermediario conserva questo modulo, con copia di un documento di identità
    del delegante, per tutta la durata della delega e per cinque anni dalla sua fine,
    e lo esibisce a richiesta dell'Istituto.
