# Dates come already written out; counts are numbers.

R01 = The term of fifteen days from the start of the period ({ $start }) ended on { $due }. Today is { $today }.
R01-mend = The application can still be sent: the sooner it leaves, the fewer days are lost.

R02 = The application was due within the month after that of the event ({ $event }): the term ended on { $due }, and today is { $today }.
R02-split = The weather events of this application fall in different months, and the term runs from the first ({ $event }): it ended on { $due }, and today is { $today }. The whole application may be rejected.
R02-mend = Send the application as soon as possible. If the weather events fall in different months, it is better to make one application for each month: those still in time run no risk.

R03 =
    { $days ->
        [one] The application is late (it was due by { $due }): the benefit is payable from { $payable }, and one day of the period will not be paid.
       *[other] The application is late (it was due by { $due }): the benefit is payable from { $payable }, and { $days } days of the period will not be paid.
    }
R03-whole =
    { $days ->
        [one] The application is late (it was due by { $due }): the benefit would be payable only from { $payable }, and the only day asked for will not be paid.
       *[other] The application is late (it was due by { $due }): the benefit would be payable only from { $payable }, and none of the { $days } days asked for will be paid.
    }
R03-mend = Send the application today: each day of waiting may cost another. If workers lose the benefit because of the delay, the employer owes them an equal sum.

R04 = The period touches { $weeks } weeks, but one application may ask for { $limit } at most. The last possible day is { $last }.
R04-mend = Shorten the period, and ask for the following weeks with a new application.

R12 = The average workforce of the previous half-year is missing.
R12-mend = State how many workers there were on average, by weekly hours of contract.

R14-person =
    { $days ->
        [one] The worker on line { $line } has one day of actual work in the productive unit: { $needed } are needed.
       *[other] The worker on line { $line } has { $days } days of actual work in the productive unit: { $needed } are needed.
    }
R14-rest =
    { $count ->
        [one] One more worker does not have the days of actual work that are needed.
       *[other] { $count } more workers do not have the days of actual work that are needed.
    }
R14-mend = Check the days stated, or take off the list those who lack the seniority. When a contract changes hands, the days worked for the previous contractor count too.

R17-manager = The worker on line { $line } is a manager: managers are left out of wage integration.
R17-home-worker = The worker on line { $line } works at home: the benefit is due only for periods that start from 2022 on.
R17-rest =
    { $count ->
        [one] One more worker has a qualification that is left out of wage integration.
       *[other] { $count } more workers have a qualification that is left out of wage integration.
    }
R17-birthplace = The tax code on line { $line } names a place of birth, { $place }, that is not in the list of municipalities and foreign countries.
R17-birthplace-rest =
    { $count ->
        [one] One more tax code names a place of birth that is not in the list.
       *[other] { $count } more tax codes name a place of birth that is not in the list.
    }
R17-mend = Correct the qualification if it is wrong, or take the worker off the list. If the place of birth is unknown, compare the tax code with the document: if it is right, the application can be sent all the same.

R18 = This application repeats application { $other }: same productive unit, same cause, same period, same workers.
R18-unseen = This application repeats another application of the same employer, which you may not see: same productive unit, same cause, same period, same workers.
R18-mend = If it is a duplicate, delete the draft; otherwise correct what tells it from the other.

R19-person = The worker on line { $line } is already in application { $other } from { $from } to { $to }: a day of work can be in one application only.
R19-person-unseen = The worker on line { $line } is already in another application of the same employer, which you may not see, on some of the same days: a day of work can be in one application only.
R19-elsewhere = The worker on line { $line } is also in application { $other }, pending in another channel of the institute, from { $from } to { $to }.
R19-rest =
    { $count ->
        [one] There is one more overlap between the workers of this application and those of others.
       *[other] There are { $count } more overlaps between the workers of this application and those of others.
    }
R19-mend = Leave the worker in one of the applications only, or change the periods so that they do not overlap.

R21 =
    For the statistical contributive code { $code } the suggested benefit is { $suggested ->
        [AIS_FIS] the FIS allowance
        [AIS_FUND] the allowance of a solidarity fund
       *[other] { $suggested }
    }. The one asked for, { $asked ->
        [AIS_FIS] the FIS allowance
        [AIS_FUND] the allowance of a solidarity fund
       *[other] { $asked }
    }, appears not compatible.
R21-elsewhere =
    For the statistical contributive code { $code }, { $asked ->
        [AIS_FIS] the FIS allowance
        [AIS_FUND] the allowance of a solidarity fund
       *[other] { $asked }
    } appears not compatible: craft firms of this sector turn to their own fund, which the institute does not manage.
R21-letter = The position is registered under letter { $registered } of art. 10 D.Lgs. 148/2015, the application declares letter { $declared }: the registered one holds.
R21-cause =
    The cause chosen is not one for which { $asked ->
        [AIS_FIS] the FIS allowance
        [AIS_FUND] the allowance of a solidarity fund
       *[other] { $asked }
    } is granted.
R21-mend = The application can be sent all the same. Check the benefit chosen, the cause, the letter of art. 10, and the classification of the position at the start of the period.

R22 = The date of the communication to the unions is missing.
R22-content = For an unavoidable event the communication to the unions must state the expected duration, in weeks, and the number of workers concerned.
R22-late = The unions were told on { $communicated }, but should have been told by the start of the suspension ({ $start }).
R22-open =
    { $employees ->
        [one] The union consultation, opened on { $communicated }, must end by { $ends } (firm with one employee).
       *[other] The union consultation, opened on { $communicated }, must end by { $ends } (firm with { $employees } employees).
    }
R22-mend = Complete the union consultation: the day of the communication, the day it ended and, for unavoidable events, the expected duration and the number of workers.

R25 = The technical report is missing.
R25-both = The technical report was both composed and uploaded: the composed one will count.
R25-mend = Compose the technical report in the application, or upload it as a document: one of the two is enough.

R32 = The productive unit is missing.
R32-unregistered = Productive unit { $unit } is not in the company registry.
R32-inactive = Productive unit { $unit } is not active on { $start }, when the period starts.
R32-short-contract = The contract of the site runs from { $from } to { $to }: it lasts less than a month, and so short a site is not a productive unit.
R32-position = The last two digits of position number { $position } would usually be { $digits }: there may be a slip of the pen.
R32-mend = Choose a productive unit that is registered and active when the period starts, or register or update it in the company registry.

