// Employers, and what is open at them.

import { rowsOf } from './database.mjs'
import { pageOf, rowsShown } from './page.mjs'
import { cursorOf, globalId } from './values.mjs'
import { ACTIVE_DELEGATION, identity, reaches } from './viewer.mjs'

const OPEN = [
  'DRAFT', 'SUBMITTED', 'PROTOCOLLED', 'ASSIGNED', 'UNDER_REVIEW', 'INTEGRATION_REQUESTED', 'DOCUMENTS_REQUESTED',
  'INTEGRATION_RECEIVED', 'INTEGRATION_EXPIRED',
]
const NONE_OPEN = { blockingAlerts: 0, warningAlerts: 0, infoAlerts: 0 }

class Employer {
  constructor(row) {
    this.key = row.id
    this.id = globalId('E', row.id)
    this.name = row.name
    this.taxCode = row.tax_code
  }

  /** What a loader keys its batches by. */
  toJSON() {
    return this.key
  }
}

const LIST = `
  select e.id, e.name, e.tax_code, e.name_search
  from employer e
  where e.id in (
    select d.employer_id
    from delegation d
    where ${ACTIVE_DELEGATION})
  order by e.name_search, e.id
  limit $3`

/** The employers of an intermediary, by name. */
export async function delegatedEmployers(viewer, args) {
  const first = rowsShown(args.first)
  const rows = await rowsOf(LIST, [...identity(viewer), first + 1])
  return pageOf(rows, first, (row) => new Employer(row), (row) => cursorOf(row.name_search, row.id))
}

const BY_KEY = `
  select id, name, tax_code
  from employer
  where id = any($1)`

/** The employers of applications that an office sees: it reads the whole registry. */
export async function employersOf(queries) {
  const keys = [...new Set(queries.map(({ obj }) => obj.employerKey))]
  const rows = await rowsOf(BY_KEY, [keys])
  const found = new Map(rows.map((row) => [row.id, new Employer(row)]))
  return queries.map(({ obj }) => found.get(obj.employerKey) ?? null)
}

const counters = (viewer) => `
  select a.employer_id, sum(a.blocking_alerts) as "blockingAlerts", sum(a.warning_alerts) as "warningAlerts",
    sum(a.info_alerts) as "infoAlerts"
  from application a
  where a.employer_id = any($3)
    and a.status = any($4)
    and ${reaches(viewer, 'a')}
  group by a.employer_id`

export async function countersOf(queries, { viewer }) {
  const keys = queries.map(({ obj }) => obj.key)
  const rows = await rowsOf(counters(viewer), [...identity(viewer), keys, OPEN])
  const found = new Map(rows.map((row) => [row.employer_id, row]))
  return keys.map((key) => found.get(key) ?? NONE_OPEN)
}
