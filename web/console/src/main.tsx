import './styles/console.scss';

import { createRoot } from 'react-dom/client';

import { App } from './App';
import { discardOld } from './draft/kept';
import { loadTexts } from './i18n';
import { takePasswordOfLink } from './session/demo';
import { recheck, watch } from './session/session';

takePasswordOfLink();
const root = createRoot(document.getElementById('root')!);
discardOld();
watch();
await Promise.all([loadTexts(), recheck()]);
root.render(<App />);
