/** Requests to the hub that served this page. The session is a cookie of its own, and documents are named by their id. */
import type { RequestParameters, UploadableMap, Variables } from 'relay-runtime';

import { language } from '../i18n/language';
import { type GraphError, HubFailure } from './failure';
import { sendForm } from './upload';

export const ENDPOINT = '/graphql';

export interface Answer {
  data: Record<string, unknown> | null;
  errors?: GraphError[];
}

/** An answer with errors is an answer: with this type its status is 200, and browsers do not report it as a resource that failed. */
const HEADERS = { accept: 'application/json', 'accept-language': language };

/** `headers` say more of who asks. */
export async function send(
  { id }: RequestParameters,
  variables: Variables,
  uploadables?: UploadableMap | null,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const operations = JSON.stringify({ documentId: id, variables });
  const files = Object.entries(uploadables ?? {});
  return answerOf(files.length > 0 ? await sendFiles(operations, files, headers) : await sendText(operations, headers));
}

async function sendText(body: string, headers: Record<string, string>): Promise<string> {
  const answer = await fetch(ENDPOINT, { method: 'POST', headers: { ...HEADERS, ...headers, 'content-type': 'application/json' }, body });
  return answer.text();
}

/** By the multipart request specification; a file is called by the place of its variable. */
function sendFiles(operations: string, files: [string, File | Blob][], headers: Record<string, string>): Promise<string> {
  const body = new FormData();
  body.append('operations', operations);
  body.append('map', JSON.stringify(Object.fromEntries(files.map(([place]) => [place, [`variables.${place}`]]))));
  files.forEach(([place, file]) => body.append(place, file));
  const [, first] = files[0] ?? [];
  // A page of another site cannot set it: without it the hub refuses files.
  return sendForm(ENDPOINT, { ...HEADERS, ...headers, 'graphql-require-preflight': '1' }, body, first instanceof File ? first.name : '');
}

function answerOf(text: string): Answer {
  try {
    return JSON.parse(text) as Answer;
  } catch {
    // A proxy answered, or nobody.
    throw new HubFailure([]);
  }
}
