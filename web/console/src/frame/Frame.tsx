import { type ReactNode, Suspense, lazy } from 'react';
import { useTranslation } from 'react-i18next';

import { Palette } from '../palette/Palette';
import { PaletteButton } from '../palette/PaletteButton';
import { Boundary } from '../parts/Boundary';
import type { Person } from '../session/person';
import { AccountMenu } from './AccountMenu';
import { Foot } from './Foot';
import { Head } from './Head';
import { LineNotice } from './LineNotice';
import { Navigation } from './Navigation';

const OfficeTools = lazy(() => import('../office/OfficeTools'));

interface Props {
  person: Person;
  children: ReactNode;
}

/** What stands around each page. */
export function Frame({ person, children }: Props) {
  const { t } = useTranslation();
  const { subject, role } = person.capacity;
  return (
    <>
      <a className="visually-hidden-focusable hub-skip" href="#content">
        {t('frame.toContent')}
      </a>
      <Head name={subject ?? t(`role.${role}`)} account={<Account person={person} />} navigation={<Navigation role={role} />} />
      <LineNotice />
      <main id="content" className="container hub-main" tabIndex={-1}>
        <Boundary>{children}</Boundary>
      </main>
      {(role === 'OPERATOR' || role === 'DIRECTOR') && (
        <Suspense fallback={null}>
          <OfficeTools role={role} />
        </Suspense>
      )}
      <Foot />
      <Palette role={role} />
    </>
  );
}

function Account({ person }: { person: Person }) {
  return (
    <>
      <PaletteButton />
      <AccountMenu person={person} />
    </>
  );
}
