# How much may be asked.

R05 =
    { $refused ->
        [one] With the weeks in a row before it ({ $before }), the application goes beyond { $limit } weeks in a row: of the weeks asked for ({ $asked }), one cannot be granted, that of { $first }.
       *[other] With the weeks in a row before it ({ $before }), the application goes beyond { $limit } weeks in a row: of the { $asked } weeks asked for, { $refused } cannot be granted, from { $first } on.
    }
R05-mend = Shorten the period so that the weeks in a row stay within fifty-two, or choose another benefit for the weeks beyond.

R06 =
    { $weeks ->
        [one] The week from { $first } to { $last } does not fit: in its mobile two-year period ({ $windowFrom } to { $windowTo }) { $counted } weeks already count, and { $limit } at most may.
       *[other] The { $weeks } weeks from { $first } to { $last } do not fit: in the mobile two-year period of the first ({ $windowFrom } to { $windowTo }) { $counted } weeks already count, and { $limit } at most may.
    }
R06-days =
    { $weeks ->
        [one] The week from { $first } to { $last } does not fit: in its mobile two-year period ({ $windowFrom } to { $windowTo }) { $counted } days already count, and { $limit } at most may.
       *[other] The { $weeks } weeks from { $first } to { $last } do not fit: in the mobile two-year period of the first ({ $windowFrom } to { $windowTo }) { $counted } days already count, and { $limit } at most may.
    }
R06-rest =
    { $count ->
        [one] One more span of weeks does not fit in the mobile two-year period.
       *[other] { $count } more spans of weeks do not fit in the mobile two-year period.
    }
R06-upside-down = Authorization { $grant } is left out of the limits: it ends on { $to }, before it starts on { $from }.
R06-calendar = Authorization { $grant } is left out of the limits: it names { $date }, a day that is not between { $first } and { $last }.
R06-event = The event of { $date } is left out: authorization { $grant } ends before it.
R06-used =
    { $days ->
        [one] The day certified as used, { $first }, is left out of the limits: it is in no authorization of the unit.
       *[other] { $days } days certified as used, the first on { $first }, are left out of the limits: they are in no authorization of the unit.
    }
R06-hours = The hours of authorization { $grant } are left out of the limits: their number is negative ({ $hours }).
R06-contradictions =
    { $count ->
        [one] One more entry in the history of the unit is impossible, and is left out of the limits.
       *[other] { $count } more entries in the history of the unit are impossible, and are left out of the limits.
    }
R06-mend = Move or shorten the period: the weeks that do not fit would be refused, and weeks used long ago leave the count as time goes by. If the weeks used are fewer than those authorized, certify the days used. If the history of the unit is wrong, have it corrected.

R07 = The unit used { $limit } weeks in a row up to { $used }: as many weeks of normal work must follow. The period starts on { $start }, and the earliest day is { $earliest }.
R07-mend = Start the period from the earliest day on. The weeks before it would be refused, unless the event is an unavoidable one that is outside this limit.

R08 =
    { $weeks ->
        [one] One week of unavoidable events does not count in the two years from { $windowFrom } to { $windowTo }.
       *[other] { $weeks } weeks of unavoidable events do not count in the two years from { $windowFrom } to { $windowTo }.
    }
R08-counted =
    { $weeks ->
        [one] In construction and stone unavoidable events count too: one week of them, in the two years from { $windowFrom } to { $windowTo }.
       *[other] In construction and stone unavoidable events count too: { $weeks } weeks of them, in the two years from { $windowFrom } to { $windowTo }.
    }
R08-mend = Nothing to mend: check only that the cause of each authorization, and the letter of art. 10 of the firm, are right.

R09 =
    { $weeks ->
        [one] One week of unavoidable events granted before does not count, by a temporary derogation for construction and stone ({ $basis }).
       *[other] { $weeks } weeks of unavoidable events granted before do not count, by a temporary derogation for construction and stone ({ $basis }).
    }
R09-asked =
    { $weeks ->
        [one] One week asked for does not count, by a temporary derogation for construction and stone, and bears no additional contribution ({ $basis }).
       *[other] { $weeks } weeks asked for do not count, by a temporary derogation for construction and stone, and bear no additional contribution ({ $basis }).
    }
R09-mend = Nothing to mend: the derogation looks at the day of each event, so check that the days are right.

R10 = The hours of two years would be { $total }, with { $authorized } authorized and { $requested } asked for: { $excess } more than the limit of { $limit }, a third of what a workforce of { $weekly } hours a week can work.
R10-mend = Ask for fewer hours, or check the average workforce of the previous half-year: the limit grows with it.

R11 = The hours of two years would be { $total }, with { $authorized } authorized and { $requested } asked for: { $excess } more than the limit of { $limit }, a third of what a workforce of { $weekly } hours a week can work. The law does not exempt unavoidable events from this limit.
R11-mend = The application can be sent all the same: the law exempts unavoidable events from the limits in weeks, and does not name the third of the hours. Check the hours and the average workforce.

R13 = With this application the unit would reach { $total } months of ordinary and extraordinary wage integration ({ $used } without it) in the five years from { $from } to { $to }: { $limit } at most are allowed.
R13-mend = Shorten the period, or move it forward: what was used more than five years before its last day no longer counts.
