// Pages: one row more than is shown is read, to know whether others follow.

const USUAL = 20
const MOST = 100

export function rowsShown(first) {
  const rows = first ?? USUAL
  if (rows < 1 || rows > MOST) throw new Error(`"first" must be a number from 1 to ${MOST}`)
  return rows
}

/** A connection over rows that were read with one more than `first`. */
export function pageOf(rows, first, node, cursor) {
  const shown = rows.length > first ? rows.slice(0, first) : rows
  const pageInfo = { hasNextPage: rows.length > first, endCursor: shown.length > 0 ? cursor(shown.at(-1)) : null }
  return { nodes: shown.map(node), pageInfo }
}

/** The rows of each key, in their order; none where a key has no row. */
export function grouped(rows, column, keys) {
  const groups = new Map(keys.map((key) => [key, []]))
  for (const row of rows) groups.get(row[column]).push(row)
  return keys.map((key) => groups.get(key))
}
