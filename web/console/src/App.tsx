import { RelayEnvironmentProvider } from 'react-relay/hooks';

import { Frame } from './frame/Frame';
import { Outdated } from './frame/Outdated';
import { Loading } from './parts/Loading';
import { useStore } from './parts/store';
import { Routes } from './Routes';
import { IdleDialog } from './session/IdleDialog';
import { LostDialog } from './session/LostDialog';
import { session } from './session/session';
import { SignOutDialog } from './session/SignOutDialog';
import { signingOut } from './session/signOut';
import { SignOutNotice } from './session/SignOutNotice';
import { TakenOver } from './session/TakenOver';
import { SignInPage } from './sign-in/SignInPage';

export function App() {
  const now = useStore(session);
  const leaving = useStore(signingOut);
  if (now.state !== 'open') {
    return (
      <>
        <Outdated />
        <SignOutNotice />
        {leaving === 'asked' ? <Loading /> : <SignInPage />}
      </>
    );
  }
  const { account, capacity } = now.person;
  return (
    <RelayEnvironmentProvider environment={now.environment}>
      <Outdated />
      <TakenOver />
      {/* Nobody reads on behind the end of a session; what was typed is there again once the person is. */}
      <div className="hub-page" data-hidden={now.isLost || undefined}>
        {/* Another person or capacity begins with nothing of the one before. */}
        <Frame key={`${account.id} ${capacity.id}`} person={now.person}>
          <Routes role={capacity.role} />
        </Frame>
      </div>
      {now.isLost ? <LostDialog person={now.person} /> : <IdleDialog />}
      {leaving === 'hasUnsaved' && <SignOutDialog />}
    </RelayEnvironmentProvider>
  );
}
