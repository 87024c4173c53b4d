# The proceeding.

R33 = There is no active delegation on this position: who is not delegated cannot act for the employer.
R33-revoked = The delegation on this position was revoked on { $revoked } at { $at }: on { $today } at { $called } it no longer allowed acting for the employer.
R33-early = The delegation on this position starts on { $from }: on { $today } it does not yet allow acting for the employer.
R33-over = The delegation on this position ended on { $last }: on { $today } it no longer allows acting for the employer.
R33-mend = Ask the employer for a new delegation and activate it once it is signed, or let the employer act for itself.

R38 =
    { $days ->
        [one] What was advanced to the workers can be offset until { $deadline }: one day is left. The last usable pay month is { $month }, to be settled by { $settled }.
       *[other] What was advanced to the workers can be offset until { $deadline }: { $days } days are left. The last usable pay month is { $month }, to be settled by { $settled }.
    }
R38-near =
    { $days ->
        [0] The time to offset what was advanced to the workers ends today, { $deadline }. The last usable pay month is { $month }, to be settled by { $settled }.
        [one] The time to offset what was advanced to the workers ends tomorrow, { $deadline }. The last usable pay month is { $month }, to be settled by { $settled }.
       *[other] The time to offset what was advanced to the workers ends in { $days } days, on { $deadline }. The last usable pay month is { $month }, to be settled by { $settled }.
    }
R38-past =
    { $days ->
        [one] The time to offset what was advanced to the workers ended yesterday, { $deadline }: what was not offset can no longer be recovered.
       *[other] The time to offset what was advanced to the workers ended { $days } days ago, on { $deadline }: what was not offset can no longer be recovered.
    }
R38-holiday = The deadline of the offset, { $deadline }, is a public holiday and does not move on: it is better to act by { $safe }.
R38-mend = Declare the offset in a pay month not later than the last usable one, and settle it in time: asking for the offset is not enough to stop the forfeiture.

R39 =
    { $days ->
        [one] The data for the direct payment of the workers must be sent by { $deadline }: one day is left.
       *[other] The data for the direct payment of the workers must be sent by { $deadline }: { $days } days are left.
    }
R39-near =
    { $days ->
        [0] The time to send the data for the direct payment of the workers ends today, { $deadline }.
        [one] The time to send the data for the direct payment of the workers ends tomorrow, { $deadline }.
       *[other] The time to send the data for the direct payment of the workers ends in { $days } days, on { $deadline }.
    }
R39-past =
    { $days ->
        [one] The time to send the data for the direct payment of the workers ended yesterday, { $deadline }: the cost may stay with the employer.
       *[other] The time to send the data for the direct payment of the workers ended { $days } days ago, on { $deadline }: the cost may stay with the employer.
    }
R39-holiday = The deadline of the data for direct payment, { $deadline }, is a public holiday: it is not certain that it moves on, so it is better to send them by { $safe }.
R39-mend = Send the payment flows of all the workers concerned.

R41 =
    { $days ->
        [one] The request for integration received on { $received } was not answered: the term ended yesterday, { $due }. The office may decide on what it has.
       *[other] The request for integration received on { $received } was not answered: the term ended on { $due }, { $days } days ago. The office may decide on what it has.
    }
R41-answered =
    { $days ->
        [one] The request for integration received on { $received } was answered on { $answered }, one day after the term ({ $due }).
       *[other] The request for integration received on { $received } was answered on { $answered }, { $days } days after the term ({ $due }).
    }
R41-open =
    { $days ->
        [0] The request for integration received on { $received } must be answered by today, { $due }.
        [one] The request for integration received on { $received } must be answered by tomorrow, { $due }.
       *[other] The request for integration received on { $received } must be answered by { $due }: { $days } days are left.
    }
R41-mend = Answer with the documents and the explanations that were asked for. A late answer can be sent until the office decides, but it stays flagged.

R42 = The application is rejected because elements are missing, but the office never asked for them: before a rejection the request for integration is compulsory.
R42-reasons = The rejection follows a request for integration: its reasons must mention it.
R42-mend = Send a request for integration and wait for the answer, or for the end of the fifteen days, before rejecting. In the reasons, recall the request and what came of it.

R49 = The time to appeal against the decision received on { $received } ended on { $due }, and today is { $today }: the appeal is inadmissible.
R49-mend = Check the day on which the decision was received. If it is right, an administrative appeal is no longer possible: the office can be asked to review its decision, or a lawyer about going to court.

R50 =
    { $days ->
        [one] The draft has been left for one day: it was last changed on { $changed }.
       *[other] The draft has been left for { $days } days: it was last changed on { $changed }.
    }
R50-near =
    { $days ->
        [0] Today ({ $due }) is the last day on which the application is in time.
        [one] One day is left to send the application in time: it is due on { $due }.
       *[other] { $days } days are left to send the application in time: it is due on { $due }.
    }
R50-mend = Complete the draft and send it, or delete it if it is no longer needed.
