/** The socket of the page: one for all subscriptions of a session. */
import { type Client, createClient } from 'graphql-ws';
import { type GraphQLResponse, Observable, type RequestParameters, type Variables } from 'relay-runtime';

import { language } from '../i18n/language';
import { type GraphError, SocketClosed } from './failure';
import { lineOpen } from './line';
import { failureOf } from './outdated';
import { ENDPOINT } from './request';

/** graphql-ws sends a query always; a document that is named by its id has none. */
function withoutEmptyQuery(key: string, value: unknown): unknown {
  return key === 'query' && value === '' ? undefined : value;
}

/** A socket in this name. What it follows is there because of a page, which has asked as somebody did something: it counts as no use itself. */
export function openSockets(actingAs: string): Client {
  const url = new URL(ENDPOINT, location.href);
  url.protocol = url.protocol.replace('http', 'ws');
  // Without attempts of its own: it would begin again where it began, and not after the last event.
  return createClient({
    url: url.href,
    // A page cannot set headers of a socket: without this events would come in the language of the browser.
    connectionParams: { acceptLanguage: language, actingAs, unattended: true },
    retryAttempts: 0,
    jsonMessageReplacer: withoutEmptyQuery,
    on: { connected: lineOpen },
  });
}

/** What graphql-ws takes, and the hub's name of a document. */
interface Named {
  query: string;
  documentId: string | null | undefined;
  variables: Variables;
}

export function follow(sockets: Client, { id }: RequestParameters, variables: Variables): Observable<GraphQLResponse> {
  const named: Named = { query: '', documentId: id, variables };
  return Observable.create((sink) =>
    sockets.subscribe<Record<string, unknown>>(named, {
      next: (result) => sink.next(result as GraphQLResponse),
      error: (error) => sink.error(reasonOf(error)),
      complete: () => sink.complete(),
    }),
  );
}

function reasonOf(error: unknown): Error {
  if (error instanceof CloseEvent) return new SocketClosed(error.code);
  return Array.isArray(error) ? failureOf(error as GraphError[]) : new SocketClosed(1006);
}
