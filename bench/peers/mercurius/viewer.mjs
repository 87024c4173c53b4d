// The viewer and the rows that exist for them: the hub's row policies, written into each statement.

const ROME = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Rome' })
const DAY_KEPT = 1000
let day = { text: '', until: 0 }

/** Today's date in Rome. Formatting it takes longer than the rest of a request's start. */
function today() {
  const now = Date.now()
  if (now >= day.until) day = { text: ROME.format(now), until: now + DAY_KEPT }
  return day.text
}

/** Reads `authorization: Bearer intermediary:ID` or `operator:ID`, where ID is of the intermediary or of the office. */
export function viewerOf(request) {
  const [kind, subject] = (request.headers.authorization ?? '').replace('Bearer ', '').split(':')
  if (!subject || !(kind in REACHES)) throw Object.assign(new Error('no such viewer'), { statusCode: 401 })
  return { kind, subject, day: today() }
}

export const ACTIVE_DELEGATION = `d.intermediary_id = $1
  and d.status = 'ACTIVE'
  and d.valid_from <= $2
  and (d.valid_to is null or d.valid_to >= $2)`

const DELEGATED = (row) => `exists (
  select
  from delegation d
  where d.position_id = ${row}.position_id
    and ${ACTIVE_DELEGATION})`

const OFFICE = (row) => `${row}.office_id = $1 and ${row}.submitted and $2::date is not null`

const REACHES = { intermediary: DELEGATED, operator: OFFICE }

/** The condition under which a viewer sees a row of an application or of what hangs on one; $1 and $2 are `identity`. */
export function reaches(viewer, row) {
  return REACHES[viewer.kind](row)
}

export function identity(viewer) {
  return [viewer.subject, viewer.day]
}
