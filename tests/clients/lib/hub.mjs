/** The hub, its caller and their draft, as the environment names them. */
import { readFileSync } from 'node:fs';

function given(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: see README.md`);
  return value;
}

export const url = `${given('HUB_URL')}/graphql`;
export const socketUrl = url.replace(/^http/, 'ws');
export const application = given('HUB_APPLICATION');
export const authorization = `Bearer ${given('HUB_TOKEN')}`;
export const headers = { authorization, 'accept-language': 'en' };
/** What an upload must have: a page of another site cannot set it. */
export const preflight = { 'graphql-require-preflight': '1' };

/** A technical report to be sent with a mutation. */
export function report() {
  const bytes = readFileSync(new URL('../../../seeds/samples/relazione-tecnica-meteo.pdf', import.meta.url));
  return new File([bytes], 'report.pdf', { type: 'application/pdf' });
}
