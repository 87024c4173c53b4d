import { createRoot } from 'react-dom/client';
import { Provider } from 'urql';
import { Dashboard } from './Dashboard';
import { client } from './client';

createRoot(document.getElementById('root')!).render(
  <Provider value={client}>
    <Dashboard />
  </Provider>,
);
