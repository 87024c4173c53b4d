/** What a page of the hub has and Node has not: an address to which others are relative, and a session that goes along by itself. */
import WebSocket from 'ws';

import { authorization, url } from './hub.mjs';

const ask = globalThis.fetch;

globalThis.location = new URL(url);
globalThis.fetch = (address, options = {}) => {
  const headers = new Headers(options.headers);
  if (!headers.has('authorization')) headers.set('authorization', authorization);
  return ask(new URL(address, location.origin), { ...options, headers });
};
globalThis.WebSocket = class extends WebSocket {
  constructor(address, protocols) {
    super(address, protocols, { headers: { authorization } });
  }
};
