/** Who is signed in, and how others sign in. */
import { type Answer, type Json, ask, hasCode } from './hub';
import { Store } from './store';
import { text } from './texts';

export interface Capacity {
  id: string;
  role: string;
  subject: string | null;
}

export interface Person {
  name: string;
  email: string;
  capacity: Capacity;
  capacities: Capacity[];
}

export interface Provider {
  id: string;
  label: string;
  startPath: string;
}

export interface Session {
  /** Null where nobody is signed in. */
  person: Person | null;
  /** The ways to sign in. */
  takesPasswords: boolean;
  providers: Provider[];
  /** Whether the hub answered that it shows its schema only to who has signed in. */
  hidesSchema: boolean;
  /** Counts the sessions, so that what depends on one begins anew with the next. */
  number: number;
}

export const session = new Store<Session>({ person: null, takesPasswords: false, providers: [], hidesSchema: false, number: 0 });

const VIEWER = `query Viewer { viewer { account { name email } capacity { id role subject } capacities { id role subject } } }`;
const WAYS = `query WaysToSignIn { passwordSignIn signInProviders { id label startPath } }`;
const SIGN_IN = `mutation SignIn($email: String!, $password: String!) {
  signIn(input: { email: $email, password: $password }) { ...Session }
} ${fragment()}`;
const CONFIRM = `mutation ConfirmSignIn($token: String!, $factor: SecondFactorInput!) {
  confirmSignIn(input: { token: $token, factor: $factor }) { ...Session }
} ${fragment()}`;
const SWITCH = `mutation SwitchCapacity($id: ID!) { switchCapacity(capacityId: $id) { ...Session } } ${fragment()}`;
const SIGN_OUT = 'mutation SignOut { signOut { sessionId userErrors { message } } }';

/** What changes who is signed in, also where somebody types it. */
const CHANGES = ['signIn', 'confirmSignIn', 'switchCapacity', 'signOut', 'confirmTotp', 'confirmPasskey'];

function fragment(): string {
  return 'fragment Session on SessionPayload { capacity { id } secondFactor { token kinds } userErrors { message } }';
}

interface Payload {
  capacity: { id: string } | null;
  secondFactor: SecondFactor | null;
  userErrors: { message: string }[];
}

export interface SecondFactor {
  token: string;
  kinds: string[];
}

/** What came of an attempt to sign in: a second factor is asked for, or it was refused with a text, or neither. */
export interface Outcome {
  secondFactor?: SecondFactor;
  refused?: string;
}

/** Asks the hub who is signed in. */
export async function refresh(): Promise<void> {
  const number = session.get().number + 1;
  const answer = await ask<{ viewer: ViewerNode | null }>(VIEWER);
  if (answer.data?.viewer) {
    const { account, capacity, capacities } = answer.data.viewer;
    session.set({ ...session.get(), person: { ...account, capacity, capacities }, hidesSchema: false, number });
    return;
  }
  const ways = await ask<{ passwordSignIn: boolean; signInProviders: Provider[] }>(WAYS);
  const { passwordSignIn = false, signInProviders = [] } = ways.data ?? {};
  session.set({ ...session.get(), person: null, takesPasswords: passwordSignIn, providers: signInProviders, number });
}

interface ViewerNode {
  account: { name: string; email: string };
  capacity: Capacity;
  capacities: Capacity[];
}

export function signIn(email: string, password: string): Promise<Outcome> {
  return attempt(SIGN_IN, 'signIn', { email, password });
}

/** Completes a sign-in with a code of the application, or one for recovery. */
export function confirm(token: string, code: string): Promise<Outcome> {
  const factor: Record<string, Json> = /^\d{6}$/.test(code) ? { code } : { recoveryCode: code };
  return attempt(CONFIRM, 'confirmSignIn', { token, factor });
}

export function switchTo(id: string): Promise<Outcome> {
  return attempt(SWITCH, 'switchCapacity', { id });
}

/** Ends the session, and forgets its tabs, variables and history: at a shared computer the next person would find them. */
export async function signOut(): Promise<void> {
  await ask(SIGN_OUT);
  for (const key of Object.keys(localStorage).filter((stored) => stored.startsWith('graphiql:'))) localStorage.removeItem(key);
  // GraphiQL also holds them in memory.
  location.reload();
}

async function attempt(mutation: string, field: string, variables: Record<string, Json>): Promise<Outcome> {
  const answer = await ask<Record<string, Payload | null>>(mutation, variables).catch(() => null);
  const payload = answer?.data?.[field];
  if (!payload) return { refused: answer?.errors?.[0]?.message ?? text('failed') };
  if (payload.secondFactor) return { secondFactor: payload.secondFactor };
  if (!payload.capacity) return { refused: payload.userErrors[0]?.message ?? text('failed') };
  await refresh();
  return {};
}

/** Takes notice of what an answer says about the session. */
export function notice(answer: Answer<unknown>, isIntrospection: boolean): void {
  if (isIntrospection && hasCode(answer, 'UNAUTHENTICATED')) {
    session.set({ ...session.get(), hidesSchema: true });
    return;
  }
  const fields = Object.keys((answer.data as object | null | undefined) ?? {});
  const isOver = session.get().person !== null && hasCode(answer, 'UNAUTHENTICATED');
  if (isOver || fields.some((field) => CHANGES.includes(field))) void refresh();
}
