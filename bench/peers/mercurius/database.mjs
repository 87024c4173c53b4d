// The database: a pool of connections that are under no row policy, and prepared statements.

import pg from 'pg'

const CONNECTIONS = 16
const INT8 = 20
const DATE = 1082
const TIMESTAMPTZ = 1184

// Days and instants stay the text that PostgreSQL sends; sums and sizes fit in a number.
pg.types.setTypeParser(INT8, Number)
pg.types.setTypeParser(DATE, (text) => text)
pg.types.setTypeParser(TIMESTAMPTZ, (text) => text)

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: CONNECTIONS, options: '-c search_path=hub -c timezone=UTC' })

const names = new Map()

// PostgreSQL knows a prepared statement by a name of at most 63 bytes.
function nameOf(text) {
  if (!names.has(text)) names.set(text, `statement_${names.size}`)
  return names.get(text)
}

/** The rows of a statement, which each connection prepares once. */
export async function rowsOf(text, values) {
  const { rows } = await pool.query({ name: nameOf(text), text, values })
  return rows
}
