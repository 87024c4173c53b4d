// What hangs on applications: alerts, documents, and the changes of status.

import { rowsOf } from './database.mjs'
import { legalBasisOf, messageOf } from './messages.mjs'
import { grouped } from './page.mjs'
import { globalId, instant, personOf } from './values.mjs'
import { identity, reaches } from './viewer.mjs'

/** The rows of each application that has some, from one statement; nothing is asked where none has any. */
async function partsOf(queries, context, statement, hasAny, node, amend) {
  const keys = queries.filter(({ obj }) => hasAny(obj)).map(({ obj }) => obj.key)
  if (keys.length === 0) return queries.map(() => [])
  const rows = await rowsOf(statement(context.viewer), [...identity(context.viewer), keys])
  await amend?.(rows, context)
  return grouped(rows, 'application_id', queries.map(({ obj }) => obj.key)).map((found) => found.map(node))
}

const documents = (viewer) => `
  select d.id, d.application_id, d.kind, d.media_type, d.size, d.uploaded_at, d.uploaded_by, d.uploaded_by_account
  from document d
  where d.application_id = any($3)
    and ${reaches(viewer, 'd')}
  order by d.application_id, d.uploaded_at, d.id`

const documentNode = (row) => ({
  id: globalId('F', row.id),
  kind: row.kind,
  mediaType: row.media_type,
  size: row.size,
  uploadedAt: instant(row.uploaded_at),
  uploadedBy: personOf(row.uploaded_by_account, row.uploaded_by),
})

export const documentsOf = (queries, context) => partsOf(queries, context, documents, (obj) => obj.documentCount > 0, documentNode)

const changes = (viewer) => `
  select s.application_id, s.from_status, s.to_status, s.at, s.actor, s.account_id, s.role
  from status_change s
  where s.application_id = any($3)
    and ${reaches(viewer, 's')}
  order by s.application_id, s.version`

const changeNode = (row) => ({
  from: row.from_status,
  to: row.to_status,
  at: instant(row.at),
  actor: personOf(row.account_id, row.actor),
  role: row.role,
})

export const historyOf = (queries, context) => partsOf(queries, context, changes, () => true, changeNode)

const alerts = (viewer) => `
  select l.id, l.application_id, l.rule, l.severity, l.path, l.message, l.computed
  from alert l
  where l.application_id = any($3)
    and ${reaches(viewer, 'l')}
  order by l.application_id, l.ordinal`

const seen = (viewer) => `
  select a.protocol_number
  from application a
  where a.protocol_number = any($3)
    and ${reaches(viewer, 'a')}`

// An alert may name another application, which is hidden from who does not see that one.
const NAMES_ANOTHER = ['R18', 'R19-person']

function otherOf(alert) {
  if (!NAMES_ANOTHER.includes(alert.message)) return undefined
  return alert.computed.find(({ name, type }) => name === 'other' && type === 'text')?.value
}

async function hideUnseen(rows, { viewer }) {
  const named = rows.map(otherOf).filter((number) => number !== undefined)
  if (named.length === 0) return
  const numbers = (await rowsOf(seen(viewer), [...identity(viewer), named])).map((row) => row.protocol_number)
  for (const row of rows) row.hides = otherOf(row) !== undefined && !numbers.includes(otherOf(row))
}

const alertNode = (row) => ({
  id: globalId('L', row.id),
  rule: row.rule,
  severity: row.severity,
  path: row.path.split('.').filter((step) => step !== ''),
  message: { text: messageOf(row) },
  legalBasis: legalBasisOf(row.rule),
})

export const alertsOf = (queries, context) => partsOf(queries, context, alerts, (obj) => obj.alertCount > 0, alertNode, hideUnseen)
