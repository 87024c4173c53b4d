import { Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { RelayEnvironmentProvider } from 'react-relay/hooks';
import { Dashboard } from './Dashboard';
import { environment } from './environment';

createRoot(document.getElementById('root')!).render(
  <RelayEnvironmentProvider environment={environment}>
    <Suspense fallback="…">
      <Dashboard />
    </Suspense>
  </RelayEnvironmentProvider>,
);
