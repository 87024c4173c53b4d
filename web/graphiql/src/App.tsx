import { type GraphiQLPlugin, useGraphiQLActions } from '@graphiql/react';
import { HISTORY_PLUGIN } from '@graphiql/plugin-history';
import { GraphiQL } from 'graphiql';
import { useEffect, useRef } from 'react';

import { fetcher } from './fetcher';
import { Account } from './panels/Account';
import { Examples } from './panels/Examples';
import { Files } from './panels/Files';
import { AccountIcon, ExamplesIcon, FilesIcon } from './panels/icons';
import { session } from './session';
import { useStore } from './store';
import { roleName, text } from './texts';

const ACCOUNT: GraphiQLPlugin = { title: text('account'), icon: AccountIcon, content: Account };
const EXAMPLES: GraphiQLPlugin = { title: text('examples'), icon: ExamplesIcon, content: Examples };
const FILES: GraphiQLPlugin = { title: text('files'), icon: FilesIcon, content: Files };
const PLUGINS = [HISTORY_PLUGIN, ACCOUNT, EXAMPLES, FILES];

/** What anyone may ask. */
const FIRST_QUERY = `${text('welcome')}{\n  passwordSignIn\n  signInProviders {\n    label\n    startPath\n  }\n}\n`;

export function App() {
  const { hidesSchema } = useStore(session);
  return (
    <>
      {hidesSchema && (
        <p className="hub-notice" role="status">
          {text('hiddenSchema')}
        </p>
      )}
      {/* Null is no schema at all: what an earlier session saw is not shown on. */}
      <GraphiQL
        fetcher={fetcher}
        plugins={PLUGINS}
        visiblePlugin={ACCOUNT}
        defaultQuery={FIRST_QUERY}
        defaultEditorToolsVisibility="variables"
        inputValueDeprecation
        schemaDescription={false}
        {...(hidesSchema ? { schema: null } : {})}
      >
        <GraphiQL.Logo>
          <WhoIsSignedIn />
        </GraphiQL.Logo>
      </GraphiQL>
    </>
  );
}

/** Stands where GraphiQL has its logo, and reads the schema again with each session: each role has its own part of it. */
function WhoIsSignedIn() {
  const { person, number } = useStore(session);
  const { introspect, setVisiblePlugin } = useGraphiQLActions();
  const read = useRef(number);
  useEffect(() => {
    if (read.current === number) return;
    read.current = number;
    void introspect();
  }, [number, introspect]);
  return (
    <button type="button" className="hub-link hub-person" onClick={() => setVisiblePlugin(ACCOUNT)}>
      Omnia Hub · {person ? `${person.name}, ${roleName(person.capacity.role)}` : text('signedOut')}
    </button>
  );
}
