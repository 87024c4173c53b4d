// Applications: one by its id, an office's in order, and the newest of each of many employers.

import { rowsOf } from './database.mjs'
import { grouped, pageOf, rowsShown } from './page.mjs'
import { globalId, instant, instantCursor, keyOf } from './values.mjs'
import { identity, reaches } from './viewer.mjs'

const COLUMNS = `a.id, a.employer_id, a.status, a.benefit, a.cause, a.period_from, a.period_to, a.created_at, a.submitted_at,
  a.protocol_number, a.blocking_alerts, a.warning_alerts, a.info_alerts, a.document_count`

class Application {
  constructor(row) {
    this.key = row.id
    this.employerKey = row.employer_id
    this.documentCount = row.document_count
    this.id = globalId('A', row.id)
    this.status = row.status
    this.benefit = row.benefit
    this.cause = row.cause
    this.period = row.period_from && row.period_to ? { from: row.period_from, to: row.period_to } : null
    this.createdAt = instant(row.created_at)
    this.submittedAt = instant(row.submitted_at)
    this.protocolNumber = row.protocol_number
    this.blockingAlerts = row.blocking_alerts
    this.warningAlerts = row.warning_alerts
    this.infoAlerts = row.info_alerts
  }

  get alertCount() {
    return this.blockingAlerts + this.warningAlerts + this.infoAlerts
  }

  /** What a loader keys its batches by. */
  toJSON() {
    return this.key
  }
}

const ORDERS = {
  CREATED_AT_DESC: { columns: 'a.created_at desc, a.id desc', condition: '', cursor: (row) => instantCursor('c', row.created_at, row.id) },
  SUBMITTED_AT_ASC: {
    columns: 'a.submitted_at, a.id',
    condition: 'and a.submitted_at is not null',
    cursor: (row) => instantCursor('s', row.submitted_at, row.id),
  },
}

const byId = (viewer) => `
  select ${COLUMNS}
  from application a
  where a.id = $3
    and ${reaches(viewer, 'a')}`

export async function application(viewer, id) {
  const [row] = await rowsOf(byId(viewer), [...identity(viewer), keyOf('A', id)])
  return row ? new Application(row) : null
}

// One status alone keeps the order of the queue's index.
const STATUS = { none: '$4::text[] is null', one: 'a.status = $4', many: 'a.status = any($4)' }

function asked(statuses) {
  if (!statuses) return ['none', null]
  return statuses.length === 1 ? ['one', statuses[0]] : ['many', statuses]
}

const list = (viewer, order, status) => `
  select ${COLUMNS}
  from application a
  where ${reaches(viewer, 'a')}
    and ${STATUS[status]} ${order.condition}
  order by ${order.columns}
  limit $3`

/** A page of the applications of an office. */
export async function applications(viewer, args) {
  const first = rowsShown(args.first)
  const order = ORDERS[args.orderBy ?? 'CREATED_AT_DESC']
  const [status, value] = asked(args.filter?.status)
  const rows = await rowsOf(list(viewer, order, status), [...identity(viewer), first + 1, value])
  return pageOf(rows, first, (row) => new Application(row), order.cursor)
}

const newest = (viewer) => `
  select newest.*
  from unnest($3::uuid[]) as asked (employer)
  cross join lateral (
    select ${COLUMNS}
    from application a
    where a.employer_id = asked.employer
      and ${reaches(viewer, 'a')}
    order by a.created_at desc, a.id desc
    limit $4) newest`

/** The newest applications of employers. The employers of one list ask for equally many. */
export async function newestOf(queries, { viewer }) {
  const first = rowsShown(queries[0].params.first)
  const keys = queries.map(({ obj }) => obj.key)
  const rows = await rowsOf(newest(viewer), [...identity(viewer), keys, first + 1])
  const { cursor } = ORDERS.CREATED_AT_DESC
  return grouped(rows, 'employer_id', keys).map((found) => pageOf(found, first, (row) => new Application(row), cursor))
}
