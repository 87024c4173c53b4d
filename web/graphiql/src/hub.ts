/** Requests to the hub that served this page. The session is a cookie of its own. */
import { language } from './texts';

export const ENDPOINT = '/graphql';

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
export type Variables = Record<string, Json>;

export interface Parameters {
  query: string;
  variables?: unknown;
  operationName?: string | null;
}

export interface Failure {
  message: string;
  extensions?: { code?: string };
}

export interface Answer<T = Record<string, Json>> {
  data?: T | null;
  errors?: Failure[];
}

/** What any request says of who reads the answer. */
export function commonHeaders(): Record<string, string> {
  return { accept: 'application/graphql-response+json, application/json;q=0.9', 'accept-language': language };
}

export async function post<T>(body: BodyInit, headers: Record<string, string>): Promise<Answer<T>> {
  const answer = await fetch(ENDPOINT, { method: 'POST', headers: { ...commonHeaders(), ...headers }, body });
  return (await answer.json()) as Answer<T>;
}

/** Asks on behalf of this page itself. */
export function ask<T>(query: string, variables: Variables = {}): Promise<Answer<T>> {
  return post<T>(JSON.stringify({ query, variables }), { 'content-type': 'application/json' });
}

export function hasCode(answer: Answer<unknown>, code: string): boolean {
  return answer.errors?.some((error) => error.extensions?.code === code) ?? false;
}
