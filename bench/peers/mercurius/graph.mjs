// Which statement answers which field.

import { readFileSync } from 'node:fs'
import { application, applications, newestOf } from './applications.mjs'
import { countersOf, delegatedEmployers, employersOf } from './employers.mjs'
import { alertsOf, documentsOf, historyOf } from './parts.mjs'

export const schema = readFileSync(new URL('schema.graphql', import.meta.url), 'utf8')

const HUB = {}

export const resolvers = {
  Query: {
    viewer: (_, __, { viewer }) => viewer,
    application: (_, { id }, { viewer }) => application(viewer, id),
  },
  Viewer: {
    intermediaryHub: ({ kind }) => (kind === 'intermediary' ? HUB : null),
    operatorHub: ({ kind }) => (kind === 'operator' ? HUB : null),
  },
  IntermediaryHub: { employers: (_, args, { viewer }) => delegatedEmployers(viewer, args) },
  OperatorHub: { applications: (_, args, { viewer }) => applications(viewer, args) },
}

export const loaders = {
  Employer: { counters: countersOf, applications: newestOf },
  Application: { employer: employersOf, alerts: alertsOf, documents: documentsOf, history: historyOf },
}
