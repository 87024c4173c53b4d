// What people read of an alert: the hub's own texts in Italian, and the legal bases from its page of controls.

import { readFileSync, readdirSync } from 'node:fs'
import { FluentBundle, FluentNumber, FluentResource } from '@fluent/bundle'

const ROOT = new URL('../../../', import.meta.url)
const TEXTS = new URL('crates/rules/src/controls/messages/it/', ROOT)

const bundle = new FluentBundle('it', { useIsolating: false })
for (const file of readdirSync(TEXTS)) bundle.addResource(new FluentResource(readFileSync(new URL(file, TEXTS), 'utf8')))

const SPOKEN = {
  date: (value) => value.split('-').reverse().join('/'),
  decimal: (value) => value.replace('.', ','),
  integer: (value) => new FluentNumber(value, { useGrouping: false }),
  text: (value) => value,
}
const OF_ANOTHER = ['other', 'from', 'to']

function paramsOf(row) {
  const named = row.computed.filter(({ name }) => !row.hides || !OF_ANOTHER.includes(name))
  return Object.fromEntries(named.map(({ name, type, value }) => [name, SPOKEN[type](value)]))
}

/** What was found, with its values. */
export function messageOf(row) {
  const id = row.hides ? `${row.message}-unseen` : row.message
  const message = bundle.getMessage(id)
  return message ? bundle.formatPattern(message.value, paramsOf(row), []) : id
}

// `## R01 Title`, an empty line, and `*Titolo.* legal basis; submissions from 2015-09-24.`
const SECTION = /^## (R\d+) .*\n\n\*.*?\.\* (.*); submissions from /gm
const legalBases = new Map([...readFileSync(new URL('docs/rules.md', ROOT), 'utf8').matchAll(SECTION)].map(([, id, basis]) => [id, basis]))

export function legalBasisOf(rule) {
  return legalBases.get(rule)
}
