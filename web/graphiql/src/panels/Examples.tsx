import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useRef, useState } from 'react';

import { type Example, examplesOf, variablesOf } from '../examples';
import { session } from '../session';
import { useStore } from '../store';
import { roleName, text } from '../texts';

/** Operations to begin with, for the role that is signed in. */
export function Examples() {
  const { person } = useStore(session);
  const { addTab } = useGraphiQLActions();
  const [failed, setFailed] = useState(false);
  const editors = useEditors();
  const examples = examplesOf(person?.capacity.role);
  const open = async (example: Example) => {
    const variables = await variablesOf(example).catch(() => null);
    setFailed(variables === null);
    addTab();
    const { query, variable } = editors.current;
    query?.setValue(example.query);
    variable?.setValue(variables && Object.keys(variables).length > 0 ? JSON.stringify(variables, null, 2) : '');
    query?.focus();
  };
  return (
    <section className="hub-panel">
      <h2>{text('examples')}</h2>
      <p>
        {person ? roleName(person.capacity.role) : text('signedOut')}. {examples.length > 0 ? text('opensTab') : text('noExamples')}
      </p>
      {failed && <p role="alert">{text('failed')}</p>}
      <ol>
        {examples.map((example) => (
          <li key={example.title}>
            <button type="button" className="hub-link" onClick={() => void open(example)}>
              {example.title}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The editors as they are when they are written to, which may be later. */
function useEditors() {
  const query = useGraphiQL((state) => state.queryEditor);
  const variable = useGraphiQL((state) => state.variableEditor);
  const editors = useRef({ query, variable });
  editors.current = { query, variable };
  return editors;
}
