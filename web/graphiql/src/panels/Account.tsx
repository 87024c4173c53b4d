import { type FormEvent, useId, useState } from 'react';

import { DEMO_ACCOUNTS, rememberPassword, rememberedPassword } from '../demo';
import { type Capacity, type Outcome, type Person, type SecondFactor, confirm, session, signIn, signOut, switchTo } from '../session';
import { useStore } from '../store';
import { roleName, text, takeOtherLanguage } from '../texts';

/** Who is signed in, and all ways to sign in. */
export function Account() {
  const { person } = useStore(session);
  return (
    <section className="hub-panel">
      <h2>{text('account')}</h2>
      {person ? <SignedIn person={person} /> : <SignIn />}
      {DEMO_ACCOUNTS.length > 0 && <DemoPeople current={person?.email} />}
      <p>
        <button type="button" className="hub-link" onClick={takeOtherLanguage}>
          {text('otherLanguage')}
        </button>{' '}
        · <a href="/graphiql/licenses.md">{text('licences')}</a>
      </p>
    </section>
  );
}

function SignedIn({ person }: { person: Person }) {
  const [refused, setRefused] = useState<string>();
  const others = person.capacities.filter(({ id }) => id !== person.capacity.id);
  const goOn = async ({ id }: Capacity) => setRefused((await switchTo(id)).refused);
  return (
    <>
      <p>
        <strong>{person.name}</strong>
        <br />
        {nameOf(person.capacity)}
      </p>
      {others.length > 0 && <h3>{text('capacities')}</h3>}
      <ul>
        {others.map((capacity) => (
          <li key={capacity.id}>
            <button type="button" onClick={() => void goOn(capacity)}>
              {nameOf(capacity)}
            </button>
          </li>
        ))}
      </ul>
      <Refused text={refused} />
      <button type="button" onClick={() => void signOut()}>
        {text('signOut')}
      </button>
    </>
  );
}

function nameOf({ role, subject }: Capacity): string {
  return subject ? `${roleName(role)} · ${subject}` : roleName(role);
}

function SignIn() {
  const { takesPasswords, providers } = useStore(session);
  const [secondFactor, setSecondFactor] = useState<SecondFactor>();
  const ended = (outcome: Outcome) => setSecondFactor(outcome.secondFactor);
  if (secondFactor) return <Confirm secondFactor={secondFactor} />;
  return (
    <>
      <ul>
        {providers.map(({ id, label, startPath }) => (
          <li key={id}>
            <a className="hub-button" href={`${startPath}?return_to=${encodeURIComponent(location.pathname)}`}>
              {label}
            </a>
          </li>
        ))}
      </ul>
      {takesPasswords && <PasswordForm onOutcome={ended} />}
    </>
  );
}

function PasswordForm({ onOutcome }: { onOutcome: (outcome: Outcome) => void }) {
  const [refused, setRefused] = useState<string>();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const outcome = await signIn(String(fields.get('email')), String(fields.get('password')));
    setRefused(outcome.refused);
    onOutcome(outcome);
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Field label={text('email')} name="email" type="email" autoComplete="username" />
      <Field label={text('password')} name="password" type="password" autoComplete="current-password" />
      <Refused text={refused} />
      <button type="submit">{text('signIn')}</button>
    </form>
  );
}

function Confirm({ secondFactor }: { secondFactor: SecondFactor }) {
  const [refused, setRefused] = useState<string>();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get('code')).trim();
    setRefused((await confirm(secondFactor.token, code)).refused);
  };
  if (secondFactor.kinds.every((kind) => kind === 'PASSKEY')) return <p role="alert">{text('onlyPasskeys')}</p>;
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Field label={text('code')} name="code" type="text" autoComplete="one-time-code" />
      <Refused text={refused} />
      <button type="submit">{text('confirm')}</button>
    </form>
  );
}

/** One click for each person of the demo, once their password is known. */
function DemoPeople({ current }: { current: string | undefined }) {
  const [password, setPassword] = useState(rememberedPassword);
  const [refused, setRefused] = useState<string>();
  const hint = useId();
  const choose = async (email: string) => {
    const outcome = await signIn(email, password);
    if (!outcome.refused) rememberPassword(password);
    setRefused(outcome.refused);
  };
  return (
    <fieldset>
      <legend>{text('demoPeople')}</legend>
      <label>
        {text('password')}
        <input
          type="password"
          name="demo-password"
          autoComplete="off"
          aria-describedby={hint}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </label>
      <p id={hint}>{text('demoPassword')}</p>
      <ul>
        {DEMO_ACCOUNTS.map((email) => (
          <li key={email}>
            <button type="button" disabled={!password || email === current} onClick={() => void choose(email)}>
              {roleName((email.split('@')[0] ?? '').toUpperCase())} {email === current && `(${text('current')})`}
            </button>
          </li>
        ))}
      </ul>
      <Refused text={refused} />
    </fieldset>
  );
}

interface FieldProps {
  label: string;
  name: string;
  type: string;
  autoComplete: string;
}

function Field({ label, ...input }: FieldProps) {
  return (
    <label>
      {label}
      <input required {...input} />
    </label>
  );
}

function Refused({ text: refused }: { text: string | undefined }) {
  return refused ? <p role="alert">{refused}</p> : null;
}
