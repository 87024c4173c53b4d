/** Requests to the hub that served this page. The session is a cookie of its own, and documents are named by their id. */
import type { RequestParameters, UploadableMap, Variables } from 'relay-runtime';

import { language } from '../i18n/language';
import { noteUse } from '../session/idle';
import { type GraphError, HubFailure } from './failure';

export const ENDPOINT = '/graphql';

export interface Answer {
  data: Record<string, unknown> | null;
  errors?: GraphError[];
}

/** A file goes as a part of a form, by the multipart request specification; everything else as JSON. */
function bodyOf(operations: object, uploadables: UploadableMap | null | undefined): { headers: Record<string, string>; body: BodyInit } {
  const files = Object.entries(uploadables ?? {});
  const text = JSON.stringify(operations);
  if (files.length === 0) return { headers: { 'content-type': 'application/json' }, body: text };
  const body = new FormData();
  body.append('operations', text);
  body.append('map', JSON.stringify(Object.fromEntries(files.map(([name]) => [name, [`variables.${name}`]]))));
  files.forEach(([name, file]) => body.append(name, file));
  // A page of another site cannot set it: without it the hub refuses files.
  return { headers: { 'graphql-require-preflight': '1' }, body };
}

export async function send({ id }: RequestParameters, variables: Variables, uploadables?: UploadableMap | null): Promise<Answer> {
  noteUse();
  const { headers, body } = bodyOf({ documentId: id, variables }, uploadables);
  const accept = 'application/graphql-response+json, application/json;q=0.9';
  const answer = await fetch(ENDPOINT, { method: 'POST', headers: { ...headers, accept, 'accept-language': language }, body });
  return answer.json().catch(() => {
    // A proxy answered, or nobody.
    throw new HubFailure([]);
  });
}
