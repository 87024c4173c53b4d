import './workers';
import 'graphiql/style.css';
import './style.css';

import { createRoot } from 'react-dom/client';

import { App } from './App';
import { takePasswordOfLink } from './demo';
import { refresh } from './session';

takePasswordOfLink();
// The schema depends on the session, so who is signed in is known before anything is shown.
await refresh().catch(() => undefined);
createRoot(document.getElementById('root') as HTMLElement).render(<App />);
