# Amounts and contributions.

R34 =
    { $weeks ->
        [one] The additional contribution is estimated at € { $contribution } for the week asked for (used in five years before: { $used }), on € { $pay } of pay for hours not worked. The rates are { $low }% up to { $first } weeks in five years, { $middle }% up to { $second }, and { $high }% beyond.
       *[other] The additional contribution is estimated at € { $contribution } for the { $weeks } weeks asked for (used in five years before: { $used }), on € { $pay } of pay for hours not worked. The rates are { $low }% up to { $first } weeks in five years, { $middle }% up to { $second }, and { $high }% beyond.
    }
R34-exempt = No additional contribution is due: the event was objectively unavoidable. The pay for hours not worked is estimated at € { $pay }.
R34-mend = Nothing to mend: it is an estimate. Check the weeks used in the last five years, the hourly pay, and the hours asked for.

R35 =
    { $weeks ->
        [one] The reduced additional contribution applies, because the last use ended on { $last } and 24 full months have gone by: it is estimated at € { $contribution } instead of € { $ordinary }, for the week asked for (used in five years before: { $used }), on € { $pay } of pay for hours not worked. The rates are { $low }% up to { $first } weeks in five years, { $middle }% up to { $second }, and { $high }% beyond.
       *[other] The reduced additional contribution applies, because the last use ended on { $last } and 24 full months have gone by: it is estimated at € { $contribution } instead of € { $ordinary }, for the { $weeks } weeks asked for (used in five years before: { $used }), on € { $pay } of pay for hours not worked. The rates are { $low }% up to { $first } weeks in five years, { $middle }% up to { $second }, and { $high }% beyond.
    }
R35-again = The reduced additional contribution applies again, because one period does not use it up: it is estimated at € { $contribution } instead of € { $ordinary }, on € { $pay } of pay for hours not worked. The rates are { $low }% up to { $first } weeks in five years, { $middle }% up to { $second }, and { $high }% beyond (used before: { $used }).
R35-never =
    It is an open question whether an employer who never used the benefit pays the reduced additional contribution: it would be € { $contribution }, against the ordinary € { $ordinary }. The estimate takes the { $scale ->
        [REDUCED] reduced one
       *[other] ordinary one
    }.
R35-mend = Nothing to mend: it is an estimate. Check the day on which the last use of the benefit ended: the reduced rates need at least 24 full months from there to the start of the period.

R36 =
    { $workers ->
        [one] For the worker whose pay is known, and { $hours } hours, the benefit is estimated at € { $gross } gross, € { $net } after the reduction of 5.84%. The monthly ceiling of { $year } is € { $ceiling } gross; workers who reach it: { $capped }.
       *[other] For the { $workers } workers whose pay is known, and { $hours } hours, the benefit is estimated at € { $gross } gross, € { $net } after the reduction of 5.84%. The monthly ceiling of { $year } is € { $ceiling } gross; workers who reach it: { $capped }.
    }
R36-uncapped =
    { $workers ->
        [one] For the worker whose pay is known, and { $hours } hours, the benefit is estimated at € { $gross } gross, € { $net } after the reduction of 5.84%. Bad weather in agriculture has no ceiling.
       *[other] For the { $workers } workers whose pay is known, and { $hours } hours, the benefit is estimated at € { $gross } gross, € { $net } after the reduction of 5.84%. Bad weather in agriculture has no ceiling.
    }
R36-unpublished = The amount cannot be estimated: no monthly ceiling is published for { $year }.
R36-mend = Nothing to mend: it is an estimate. Check each worker's hourly pay, hours asked for, and weekly hours of contract.

R37-none = Line { $line } asks for { $hours } hours: each line must ask for more than zero.
R37-beyond = Line { $line } asks for { $hours } hours, but at most { $limit } can be worked on the days of the period: 13 hours a day, within the weekly hours of contract.
R37-rest =
    { $count ->
        [one] One more line asks for no hours, or for more than the contract has.
       *[other] { $count } more lines ask for no hours, or for more than the contract has.
    }
R37-above = Line { $line } asks for { $hours } hours, more than the { $limit } that the contract has, evenly, on the working days of the period.
R37-above-rest =
    { $count ->
        [one] One more line asks for more hours than the contract has, evenly, on the working days of the period.
       *[other] { $count } more lines ask for more hours than the contract has, evenly, on the working days of the period.
    }
R37-mend = Correct the hours asked for or the weekly hours of contract, or take the worker off the list.

R40-missing = The worker on line { $line } has no IBAN, and the institute is to pay directly.
R40-invalid =
    The IBAN of the worker on line { $line } is wrong: { $problem ->
        [CHECK_CHARACTER] the control letter (CIN) does not agree with bank, branch, and account
        [CHECK_DIGITS] the two check digits do not agree with the rest
        [COUNTRY] it is of a country that has no IBANs
        [COUNTRY_FORM] it has not the length or the form of those of its country
        [LENGTH] it has too few or too many characters
        [CHARACTER] it has a character that cannot stand where it is
       *[other] it cannot be read
    }.
R40-rest =
    { $count ->
        [one] One more worker has a missing or wrong IBAN.
       *[other] { $count } more workers have a missing or wrong IBAN.
    }
R40-mend = Write each worker's IBAN as the bank gives it: an Italian one has 27 characters. Without it the institute cannot pay the worker directly.

R46 = The contribution to the FIS is estimated at € { $contribution }: { $rate }% of € { $pay } of pay for hours not worked.
R46-reduced = The contribution to the FIS is estimated at € { $contribution }: { $rate }% of € { $pay } of pay for hours not worked, because the employer has { $employees } employees on average and asked for nothing for 24 months.
R46-never = The contribution to the FIS is estimated at € { $contribution }: { $rate }% of € { $pay } of pay for hours not worked. The employer has { $employees } employees on average, and it is an open question whether an employer who never used the benefit has the reduced rate.
R46-mend = Nothing to mend: it is an estimate. Check the average number of employees, the day on which the last use ended, the hourly pay, and the hours asked for.

R52-days =
    { $days ->
        [one] The worker on line { $line } worked one day elsewhere: that day will not be paid.
       *[other] The worker on line { $line } worked { $days } days elsewhere: those days will not be paid.
    }
R52-lost =
    { $days ->
        [one] The worker on line { $line } worked one day elsewhere without telling the institute beforehand: who does so loses the right to the benefit.
       *[other] The worker on line { $line } worked { $days } days elsewhere without telling the institute beforehand: who does so loses the right to the benefit.
    }
R52-rest =
    { $count ->
        [one] One more worker worked elsewhere during the period.
       *[other] { $count } more workers worked elsewhere during the period.
    }
R52-mend = Take the days worked elsewhere out of the hours asked for. The worker must tell the institute before starting other work.

R53 = By the reading of Omnia Hub no additional contribution is due: an insolvency procedure of the employer has been open since { $since }, and the period starts on { $start }.
R53-mend = Nothing to mend. Keep the act that opened the procedure: the office may ask for it.
