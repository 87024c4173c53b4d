// Values as the hub writes them: global ids, people, instants and cursors.

import { createHash } from 'node:crypto'

/** base64url of the letter of a type and the 16 bytes of the key. */
export function globalId(letter, key) {
  return Buffer.from(letter.charCodeAt(0).toString(16) + key.replaceAll('-', ''), 'hex').toString('base64url')
}

/** A person by account and name; where the account is not known, the name stands for it. */
export function personOf(account, name) {
  const known = account === null ? name : Buffer.from(account.replaceAll('-', ''), 'hex')
  return { id: globalId('p', createHash('sha256').update(known).digest('hex').slice(0, 32)), name }
}

/** The key in a global id of this letter; one that is never found in any other. */
export function keyOf(letter, id) {
  const hex = Buffer.from(id, 'base64url').toString('hex')
  if (hex.length !== 34 || Number.parseInt(hex.slice(0, 2), 16) !== letter.charCodeAt(0)) return '00000000-0000-0000-0000-000000000000'
  return `${hex.slice(2, 10)}-${hex.slice(10, 14)}-${hex.slice(14, 18)}-${hex.slice(18, 22)}-${hex.slice(22)}`
}

/** An instant with milliseconds, from `2026-03-17 09:30:00.25+00`. */
export function instant(text) {
  if (text === null) return null
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${text.slice(20, -3).padEnd(3, '0').slice(0, 3)}Z`
}

/** An instant with as many places as it has, by threes: as cursors hold it. */
function exactInstant(text) {
  const places = text.slice(20, -3)
  const fraction = places && `.${places.padEnd(places.length > 3 ? 6 : 3, '0')}`
  return `${text.slice(0, 10)}T${text.slice(11, 19)}${fraction}Z`
}

export function cursorOf(value, key) {
  return Buffer.from(JSON.stringify({ value, key })).toString('base64url')
}

export function instantCursor(order, text, key) {
  return cursorOf({ [order]: exactInstant(text) }, key)
}
