import { useTranslation } from 'react-i18next';
import { Link, useRoute } from 'wouter';

import type { Role } from '../session/person';

type Entry = {
  href: string;
  text:
    | 'frame.start'
    | 'frame.applications'
    | 'frame.newApplication'
    | 'intermediary.title'
    | 'bulk.title'
    | 'office.queue'
    | 'office.inbox'
    | 'office.title'
    | 'delegation.title'
    | 'authorization.title'
    | `admin.${'accounts' | 'programs' | 'health'}`
    | `auditor.${'decisions' | 'officials' | 'accessLog'}`;
};

const START: Entry = { href: '/', text: 'frame.start' };
const APPLICATIONS: Entry = { href: '/applications', text: 'frame.applications' };
const NEW: Entry = { href: '/new', text: 'frame.newApplication' };
const OFFICE: Entry = { href: '/office', text: 'office.title' };

const DELEGATIONS: Entry = { href: '/delegations', text: 'delegation.title' };
const AUTHORIZATIONS: Entry = { href: '/authorizations', text: 'authorization.title' };

const ENTRIES: Record<Role, readonly Entry[]> = {
  EMPLOYER: [START, APPLICATIONS, NEW, AUTHORIZATIONS, DELEGATIONS],
  INTERMEDIARY: [
    { href: '/', text: 'intermediary.title' },
    { href: '/bulk', text: 'bulk.title' },
    AUTHORIZATIONS,
    DELEGATIONS,
  ],
  OPERATOR: [{ href: '/', text: 'office.queue' }, OFFICE],
  DIRECTOR: [{ href: '/', text: 'office.inbox' }, { href: '/queue', text: 'office.queue' }, OFFICE],
  ADMIN: [
    { href: '/', text: 'admin.accounts' },
    { href: '/programs', text: 'admin.programs' },
    { href: '/health', text: 'admin.health' },
  ],
  AUDITOR: [
    { href: '/', text: 'frame.applications' },
    { href: '/decisions', text: 'auditor.decisions' },
    { href: '/officials', text: 'auditor.officials' },
    { href: '/access-log', text: 'auditor.accessLog' },
  ],
};

export function entriesOf(role: Role): readonly Entry[] {
  return ENTRIES[role];
}

/** The pages of a role. */
export function Navigation({ role }: { role: Role }) {
  const { t } = useTranslation();
  return (
    <nav className="hub-nav" aria-label={t('frame.mainNavigation')}>
      <div className="container">
        {entriesOf(role).map((entry) => (
          <NavigationEntry key={entry.href} {...entry} />
        ))}
      </div>
    </nav>
  );
}

function NavigationEntry({ href, text }: Entry) {
  const { t } = useTranslation();
  const [isHere] = useRoute(href);
  return (
    <Link href={href} aria-current={isHere ? 'page' : undefined}>
      {t(text)}
    </Link>
  );
}
