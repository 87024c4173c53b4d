import { Client, fetchExchange, subscriptionExchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';
import { persistedExchange } from '@urql/exchange-persisted';
import { sockets } from '../shared/sockets';

const mine = () => 'mine';
const within = () => null;
const pages = relayPagination();

const hash = (document: object) => (document as { __meta__?: { hash: string } }).__meta__!.hash;

export const client = new Client({
  url: '/graphql',
  preferGetMethod: false,
  fetchOptions: { headers: { 'graphql-require-preflight': '1' } },
  exchanges: [
    cacheExchange({
      keys: { Viewer: mine, IntermediaryHub: mine, Counters: within, OpenCounters: within, StatusCount: within, Deadline: within, Change: within },
      resolvers: { IntermediaryHub: { employers: pages, deadlines: pages } },
    }),
    persistedExchange({
      preferGetForPersistedQueries: false,
      enforcePersistedQueries: true,
      enableForMutation: true,
      enableForSubscriptions: true,
      generateHash: async (_text, document) => hash(document),
    }),
    fetchExchange,
    subscriptionExchange({
      forwardSubscription: ({ variables, extensions }) => ({
        subscribe: (sink) => ({ unsubscribe: sockets.subscribe({ variables, extensions } as never, sink as never) }),
      }),
    }),
  ],
});
