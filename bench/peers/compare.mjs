// Sends the hub and a peer the same queries and compares their answers leaf by leaf; ends with the path of the first difference.
//
//   node bench/peers/compare.mjs HUB PEER QUERY SUBJECTS

import { readFileSync } from 'node:fs'

const [hub, peer, queryFile, subjectsFile] = process.argv.slice(2)
const query = readFileSync(queryFile, 'utf8')
const AT_ONCE = 8

async function ask(address, token, variables) {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
  const answer = await fetch(`${address}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }) })
  return answer.json()
}

const isLeaf = (value) => value === null || typeof value !== 'object'

/** The path of the first leaf that is not the same in both, or that one of them lacks; null where they are alike. */
function difference(one, other, path = '') {
  if (isLeaf(one) || isLeaf(other)) return one === other ? null : `${path}: ${JSON.stringify(one)} is ${JSON.stringify(other)} at the peer`
  const keys = new Set([...Object.keys(one), ...Object.keys(other)])
  for (const key of keys) {
    const found = difference(one[key], other[key], `${path}/${key}`)
    if (found) return found
  }
  return null
}

const leaves = (value) => (isLeaf(value) ? 1 : Object.values(value).reduce((sum, inner) => sum + leaves(inner), 0))

async function compare(line) {
  const [hubToken, peerToken, text] = line.split('\t')
  const variables = JSON.parse(text)
  const [one, other] = await Promise.all([ask(hub, hubToken, variables), ask(peer, peerToken, variables)])
  const found = one.errors ? JSON.stringify(one.errors) : difference(one, other)
  if (found) throw new Error(`${queryFile} as ${peerToken} with ${text}: ${found}`)
  return leaves(one)
}

const lines = readFileSync(subjectsFile, 'utf8').trimEnd().split('\n')
let next = 0
let compared = 0

async function compareOneByOne() {
  while (next < lines.length) {
    const found = await compare(lines[next++])
    compared += found
  }
}

try {
  await Promise.all(Array.from({ length: AT_ONCE }, compareOneByOne))
} catch (error) {
  console.error(error.message)
  process.exit(1)
}
console.log(`${lines.length} answers, ${compared} leaves`)
