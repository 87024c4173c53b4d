# The allowances of the funds, and agricultural workers.

R20-person =
    { $kind ->
        [CIGS] The worker on line { $line } is in extraordinary wage integration too, from { $from } to { $to }: in one unit the two benefits are for different workers, told by name, for the whole time.
       *[SOLIDARITY_CONTRACT] The worker on line { $line } is in a solidarity contract too, from { $from } to { $to }: in one unit the two are for different workers, told by name, for the whole time.
    }
R20-rest =
    { $count ->
        [one] There is another worker who is already in extraordinary wage integration or in a solidarity contract.
       *[other] There are { $count } other cases of workers already in extraordinary wage integration or in a solidarity contract.
    }
R20-months = Beside a solidarity contract, ordinary wage integration lasts at most { $months } months: from { $from } that is until { $last }, but the application runs until { $to }.
R20-mend = Take out of the list the workers who are already in the other benefit. Beside a solidarity contract, stay within three months: the limit does not hold for unavoidable events.

R43 = The allowance was to be asked for within fifteen days of the start of the suspension ({ $start }): it was due on { $due } and today is { $today }.
R43-event = The allowance was to be asked for by the end of the month after the event ({ $event }): it was due on { $due } and today is { $today }.
R43-early = The suspension starts on { $start }: the application can be sent from { $opens }, and today is { $today }. One that is sent earlier is inadmissible.
R43-mend = If it is early, keep the draft and send it when the start is no more than thirty days away. If it is late, send it at once: the allowance is paid from a week before it is sent.

R44 = With { $employees } employees on average the FIS grants { $limit } weeks in two years: { $used } already authorized and { $asked } asked for make { $total }.
R44-mend = Shorten the period, or check the average employees and the weeks already authorized in the two years.

R45 = With { $employees } employees on average the cause chosen is not one of the FIS: beyond { $limit } employees, reorganisation, crisis and solidarity contract are asked for by extraordinary wage integration.
R45-mend = Ask the Ministry of Labour for extraordinary wage integration, or choose an ordinary cause, if that is what stopped the work. Check the average employees too.

R47-person =
    { $days ->
        [one] For the worker on line { $line } one day, { $first }, is beyond the { $limit } of the year: { $used } had already been authorized.
       *[other] For the worker on line { $line } { $days } days, from { $first }, are beyond the { $limit } of the year: { $used } had already been authorized.
    }
R47-half =
    { $days ->
        [one] For the worker on line { $line } half a day is asked for, { $first }: half days are granted only for weather under a special law.
       *[other] For the worker on line { $line } { $days } half days are asked for, from { $first }: half days are granted only for weather under a special law.
    }
R47-days =
    { $days ->
        [one] The worker on line { $line } has one day of work with the firm in the year: { $needed } are needed.
       *[other] The worker on line { $line } has { $days } days of work with the firm in the year: { $needed } are needed.
    }
R47-term = The worker on line { $line } has a fixed-term contract: the benefit is for permanent workers only, except for weather under a special law.
R47-rest =
    { $count ->
        [one] There is one more case among the workers of this application.
       *[other] There are { $count } more cases among the workers of this application.
    }
R47-mend = Take out the days or the workers beyond the limits, or correct the data: days already authorized, days of work in the year, kind of contract.

R48 = Heat is a cause for agricultural workers too, by high temperatures or by order of the public authority. For the same workers and days one application is enough.
R48-derogation = For the weather from { $from } to { $to } special rules hold: half days are granted too, the 181 days of work are not needed, the days do not count in the 90 of the year, and fixed-term workers are included.
R48-mend = There is nothing to correct: this is useful to know when preparing the application.
