# Elenco dei lavoratori in CSV. Riga, colonna e valore si mostrano accanto al messaggio; i conteggi sono numeri.

LIST_NOT_UTF8 = Alla riga { $line } il byte { $at } ({ $byte }) non è testo UTF-8 né Windows-1252. Salvare il file come «CSV UTF-8» e caricarlo di nuovo.
LIST_NOT_UTF16 = Il file comincia come testo UTF-16 ma non lo è. Salvarlo come «CSV UTF-8» e caricarlo di nuovo.
LIST_NUL = Alla riga { $line } il byte { $at } è nullo ({ $byte }): non è testo. Salvare il file come «CSV UTF-8» e caricarlo di nuovo.
LIST_LONG_LINE = La riga { $line } supera { $most } byte. Controllare che ogni lavoratore stia su una riga sua.

LIST_HEADER = La prima riga deve nominare le colonne, separate da punto e virgola: { $columns }.
LIST_COLUMN_UNKNOWN = La colonna «{ $name }» non è prevista: toglierla o correggerne il nome.
LIST_COLUMN_UNNAMED = La colonna { $place } non ha nome, mentre altre alla sua destra lo hanno: darle un nome o toglierla.
LIST_COLUMN_MISSING = Manca la colonna «{ $name }»: aggiungerla alle altre.
LIST_COLUMN_TWICE = La colonna «{ $name }» è ripetuta: lasciarla una volta sola.
LIST_EMPTY = L'elenco non ha lavoratori: scriverne uno per riga, sotto i nomi delle colonne.
LIST_TOO_MANY_ROWS = L'elenco ha più di { $most } lavoratori e non è stato letto oltre: dividerlo in più elenchi.

LIST_QUOTES = Le virgolette di questa riga non sono chiuse: toglierle o chiuderle.
LIST_FIELDS =
    { $found ->
        [one] La riga ha un solo valore, ma le colonne sono { $needed }: separare i valori con punto e virgola.
       *[other] La riga ha { $found } valori, ma le colonne sono { $needed }: controllare i punti e virgola.
    }
LIST_VALUE_MISSING = Il valore è obbligatorio: scriverlo.
LIST_FORMULA = Il valore comincia come una formula del foglio di calcolo (= + - @): scrivere il valore semplice.

LIST_CODE_LENGTH =
    { $identifier ->
        [IBAN] L'IBAN italiano ha 27 caratteri (da 15 a 34 quello estero), ma qui sono { $found }: scriverlo per intero.
       *[other] Il codice fiscale di un lavoratore ha 16 caratteri, ma qui sono { $found }: scriverlo per intero.
    }
LIST_CODE_CHARACTER =
    Il carattere { $position }, senza contare gli spazi, è «{ $found }», ma { $needed ->
        [LETTER] deve essere una lettera
        [DIGIT] deve essere una cifra
        [LETTER_OR_DIGIT] deve essere una lettera o una cifra
        [DIGIT_OR_HOMOCODE] deve essere una cifra o una delle lettere LMNPQRSTUV
        [MONTH] deve essere la lettera di un mese (una di ABCDEHLMPRST)
       *[other] deve essere «{ $needed }»
    }: correggerlo.
LIST_CODE_CHECK_CHARACTER = Il carattere di controllo (il numero { $position }) è «{ $found }», ma gli altri richiedono «{ $needed }»: confrontarli tutti con il documento.
LIST_CODE_CHECK_DIGITS = Le cifre di controllo, dal carattere { $position }, non concordano con le altre: confrontare tutti i caratteri con il documento.
LIST_CODE_DAY = Il giorno di nascita, dal carattere { $position }, è { $day } e non esiste in quel mese: confrontarlo con il documento.
LIST_CODE =
    { $identifier ->
        [IBAN] Il valore non è un IBAN: scriverlo da solo e per intero.
       *[other] Il valore non è un codice fiscale: scriverlo da solo e per intero.
    }
LIST_TAX_CODE_OF_BODY = Il codice fiscale è di una società o di un ente: scrivere quello del lavoratore, di 16 caratteri.
LIST_DUPLICATE = Lo stesso lavoratore è già alla riga { $line }: lasciarlo una volta sola.
LIST_QUALIFICATION = La qualifica non è prevista: scrivere una di queste: { $allowed }.

LIST_DATE_FORM = La data non è scritta né come 2021-03-01 né come 01/03/2021: scriverla come 2021-03-01.
LIST_DATE_YEAR = L'anno della data ha due cifre e può essere di un secolo o dell'altro: scriverlo con quattro, come in 2021-03-01.
LIST_DATE_AMBIGUOUS = La data si può leggere in due modi, con prima il giorno o prima il mese: scriverla come 2021-03-01, oppure separare le colonne con punto e virgola se il giorno viene prima.
LIST_DATE_NOT_IN_CALENDAR = Il giorno non esiste nel calendario: controllare il giorno e il mese.
LIST_DATE_RANGE = La data di assunzione deve andare dal { $first } al { $last }: controllare l'anno.

LIST_NUMBER = Il valore non è un numero: scrivere solo cifre, con una virgola o un punto per i decimali.
LIST_NUMBER_SEPARATORS = Le virgole e i punti del numero non distinguono le migliaia dai decimali: togliere il separatore delle migliaia.
LIST_NUMBER_DECIMALS = Il numero ha più di { $most } decimali: arrotondarlo, oppure togliere il separatore delle migliaia.
LIST_WEEKLY_HOURS = L'orario settimanale deve essere maggiore di zero e non superare { $most } ore.
LIST_NO_HOURS = Le ore richieste devono essere maggiori di zero: correggerle, oppure togliere il lavoratore dall'elenco.
LIST_TOO_MANY_HOURS = Le ore richieste superano { $most }: controllare il numero.
LIST_DAYS = I giorni devono essere un numero intero, scritto in cifre, senza separatore delle migliaia.
LIST_DAYS_RANGE = I giorni devono andare da 0 a { $most }.
