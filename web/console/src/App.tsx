import { RelayEnvironmentProvider } from 'react-relay/hooks';

import { Frame } from './frame/Frame';
import { Outdated } from './frame/Outdated';
import { useStore } from './parts/store';
import { Routes } from './Routes';
import { IdleDialog } from './session/IdleDialog';
import { LostDialog } from './session/LostDialog';
import { session } from './session/session';
import { SignInPage } from './sign-in/SignInPage';

export function App() {
  const now = useStore(session);
  if (now.state !== 'open') {
    return (
      <>
        <Outdated />
        <SignInPage />
      </>
    );
  }
  const { account, capacity } = now.person;
  return (
    <RelayEnvironmentProvider environment={now.environment}>
      <Outdated />
      {/* Another person or capacity begins with nothing of the one before. */}
      <Frame key={`${account.id} ${capacity.id}`} person={now.person}>
        <Routes role={capacity.role} />
      </Frame>
      {now.isLost ? <LostDialog person={now.person} /> : <IdleDialog />}
    </RelayEnvironmentProvider>
  );
}
