# The technical report, and seniority and union step in special cases.

R15 =
    { $count ->
        [one] One worker has fewer than { $needed } days of actual work: for an unavoidable event they are not needed.
       *[other] { $count } workers have fewer than { $needed } days of actual work: for an unavoidable event they are not needed.
    }
R15-mend = There is nothing to do: if the cause changes, seniority counts again.

R16 =
    { $count ->
        [one] One worker reaches { $needed } days of actual work thanks to those worked in the same contract for the previous contractor.
       *[other] { $count } workers reach { $needed } days of actual work thanks to those worked in the same contract for the previous contractor.
    }
R16-mend = Keep the papers of the change of contractor at hand: the office may ask for them.

R23 = Up to { $hours } hours a week are lost by a worker, more than { $limit }: the unions may ask for a joint examination within three days of the communication, and it ends within five days of the request.
R23-mend = Tell the unions the expected duration and the number of workers; if they ask for the joint examination, state later the day on which it ended.

R24 =
    { $weeks ->
        [one] Builders and quarries need no communication to the unions up to { $limit } weeks in a row: this application comes to one.
       *[other] Builders and quarries need no communication to the unions up to { $limit } weeks in a row: this application comes to { $weeks }.
    }
R24-needed =
    { $weeks ->
        [one] With this application the suspension comes to one week in a row: beyond { $limit }, builders and quarries need the communication to the unions too.
       *[other] With this application the suspension comes to { $weeks } weeks in a row: beyond { $limit }, builders and quarries need the communication to the unions too.
    }
R24-mend = If the weeks in a row in the same productive unit are more than thirteen, state the communication to the unions; otherwise there is nothing to do.

R25-incomplete =
    { $count ->
        [one] The technical report lacks one of its { $required } required fields.
       *[other] The technical report lacks { $count } of its { $required } required fields.
    }

R26 = The weather events are not told: at least one day is needed, with its event and hours.
R26-work = The report does not say which work the weather stopped.
R26-phase = The report does not say which phase of the work was in progress.
R26-site = The report does not say where the work was done.
R26-event = For { $day } the kind of event is missing.
R26-hours = For { $day } the hours at which the event began and ended are missing.
R26-rest =
    { $count ->
        [one] One more day lacks its event or hours.
       *[other] { $count } more days lack their event or hours.
    }
R26-uploaded = The uploaded report must hold the kind of work, the phase, the place and, day by day, the event and the hours.
R26-mend = State the kind of work, the phase, the place and, for each day, the event and the hours. No weather bulletin is needed.

R27 = A weather bulletin is attached: it is not needed, since the institute gets it by itself.
R27-mend = There is nothing to do: the bulletin may be left or taken away.

R28-below =
    { $event ->
        [FROST] On { $day } the temperature stated is { $measured } °C: the offices take frost into account from { $limit } °C down.
        [HEAT] On { $day } the temperature stated, real or perceived, is { $measured } °C: the offices take heat into account above { $limit } °C.
        [WIND] On { $day } the wind stated is { $measured } knots: the threshold set is { $limit }.
        [SNOW] On { $day } the snow stated is { $measured } mm: for this work the offices take it into account from { $limit } mm.
       *[other] On { $day } the rain stated is { $measured } mm: for this work the offices take it into account from { $limit } mm.
    }
R28-after-rain = On { $day } the rain stated is { $measured } mm, less than the { $limit } mm that the offices use, but it rained the day before too: for this work that rain counts as well.
R28-grey =
    { $event ->
        [SNOW] On { $day } the snow stated is { $measured } mm: the threshold that the offices use goes from { $limit } to { $sure } mm, and the office decides.
       *[other] On { $day } the rain stated is { $measured } mm: the threshold that the offices use goes from { $limit } to { $sure } mm, and the office decides.
    }
R28-rest =
    { $count ->
        [one] One more day is below the threshold or near it.
       *[other] { $count } more days are below the threshold or near it.
    }
R28-none =
    { $count ->
        [one] For one day no threshold is published: the office looks at the work, its height and its shelter.
       *[other] For { $count } days no threshold is published: the office looks at the work, its height and its shelter.
    }
R28-mend = The application can be sent all the same. Explain in the report why work was not possible on those days: phase in progress, materials, safety, effects of the hours before.

R29-attestation = The attestation of the firm that repaired the breakdown is missing.
R29-record = The record of the regular maintenance of the machine is missing.
R29-mend = Upload the attestation of who repaired it, stating the work done and that the breakdown could not be foreseen, and the maintenance record.

R30 = The economic and financial indicators are missing.
R30-incomplete =
    { $granularity ->
        [YEAR] The indicators are incomplete: of years in a row with every figure { $needed } are needed, and the application has { $complete }.
       *[other] The indicators are incomplete: of quarters in a row with every figure { $needed } are needed, and the application has { $complete }.
    }
R30-uploaded = The uploaded report must hold the economic and financial indicators, by year or by quarter.
R30-mend = State for each year, or for each quarter, turnover, operating result, result, debt, orders, workforce and energy used; if a figure is nil, write zero.

R31 = Activity started on { $started }: on { $start } { $months } months have not passed yet, and as far as Omnia Hub knows lack of work can be integrated only from { $earliest }.
R31-mend = Check the day on which activity started, or ask for the benefit from when the months have passed.

R51 = The weather events fall in { $months } different months, and the term runs from the first ({ $event }): the whole application is due by { $due }.
R51-month = The events that begin on { $event }, asked for with an application of their own, can be sent by { $due }.
R51-rest =
    { $count ->
        [one] There is one more month with events still in time.
       *[other] There are { $count } more months with events still in time.
    }
R51-mend = Send the application within the term of the first event, or make one application for each month.
