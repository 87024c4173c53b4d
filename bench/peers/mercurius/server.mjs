// The peer: DATABASE_URL=... node server.mjs, which prints its address.

import Fastify from 'fastify'
import mercurius from 'mercurius'
import { loaders, resolvers, schema } from './graph.mjs'
import { viewerOf } from './viewer.mjs'

const app = Fastify()

app.register(mercurius, { schema, resolvers, loaders, jit: 1, context: (request) => ({ viewer: viewerOf(request) }) })

console.log(await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT ?? 0) }))
