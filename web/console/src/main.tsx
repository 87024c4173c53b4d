import './styles/console.scss';

import { createRoot } from 'react-dom/client';

import { App } from './App';
import { loadTexts } from './i18n';
import { takePasswordOfLink } from './session/demo';
import { refresh, session } from './session/session';

takePasswordOfLink();
const root = createRoot(document.getElementById('root')!);
// Nobody is signed in where the hub cannot be asked: the form says why once it is sent.
const asked = refresh().catch(() => session.set({ state: 'none' }));
await Promise.all([loadTexts(), asked]);
root.render(<App />);
