import { type ComponentType, lazy } from 'react';
import { Redirect, Route, Switch } from 'wouter';

import { STEPS } from './draft/step';
import { NotFound } from './frame/NotFound';
import type { Role } from './session/person';

const StartPage = lazy(() => import('./employer/StartPage'));
const DashboardPage = lazy(() => import('./intermediary/DashboardPage'));
const EmployerPage = lazy(() => import('./intermediary/EmployerPage'));
const BulkPage = lazy(() => import('./bulk/BulkPage'));
const QueuePage = lazy(() => import('./office/QueuePage'));
const InboxPage = lazy(() => import('./office/InboxPage'));
const AccountsPage = lazy(() => import('./admin/AccountsPage'));
const AccountPage = lazy(() => import('./admin/AccountPage'));
const NewAccountPage = lazy(() => import('./admin/NewAccountPage'));
const ProgramsPage = lazy(() => import('./admin/ProgramsPage'));
const HealthPage = lazy(() => import('./admin/HealthPage'));
const AuditPage = lazy(() => import('./auditor/AuditPage'));
const DecisionsPage = lazy(() => import('./auditor/DecisionsPage'));
const OfficialsPage = lazy(() => import('./auditor/OfficialsPage'));
const AccessLogPage = lazy(() => import('./auditor/AccessLogPage'));
const SealsPage = lazy(() => import('./auditor/SealsPage'));
const ApplicationListPage = lazy(() => import('./applications/ApplicationListPage'));
const ApplicationPage = lazy(() => import('./application/ApplicationPage'));
const NewApplicationPage = lazy(() => import('./draft/NewApplicationPage'));
const DraftPage = lazy(() => import('./draft/DraftPage'));

const FIRST_PAGES: Record<Role, ComponentType> = {
  EMPLOYER: StartPage,
  INTERMEDIARY: DashboardPage,
  OPERATOR: QueuePage,
  DIRECTOR: InboxPage,
  ADMIN: AccountsPage,
  AUDITOR: AuditPage,
};

/** The address decides the page, the role what is on it. */
export function Routes({ role }: { role: Role }) {
  return (
    <Switch>
      <Route path="/" component={FIRST_PAGES[role]} />
      {role === 'EMPLOYER' && <Route path="/applications" component={ApplicationListPage} />}
      {role === 'EMPLOYER' && <Route path="/new" component={NewApplicationPage} />}
      {role === 'INTERMEDIARY' && <Route path="/bulk" component={BulkPage} />}
      {role === 'INTERMEDIARY' && <Route path="/employers/:id">{({ id }) => <EmployerPage key={id} id={id} />}</Route>}
      {role === 'ADMIN' && <Route path="/accounts/new" component={NewAccountPage} />}
      {role === 'ADMIN' && <Route path="/accounts/:id">{({ id }) => <AccountPage key={id} id={id} />}</Route>}
      {role === 'ADMIN' && <Route path="/programs" component={ProgramsPage} />}
      {role === 'ADMIN' && <Route path="/health" component={HealthPage} />}
      {role === 'AUDITOR' && <Route path="/decisions" component={DecisionsPage} />}
      {role === 'AUDITOR' && <Route path="/officials" component={OfficialsPage} />}
      {role === 'AUDITOR' && <Route path="/access-log" component={AccessLogPage} />}
      {role === 'AUDITOR' && <Route path="/access-log/seals" component={SealsPage} />}
      {role !== 'ADMIN' && <Route path="/applications/:id">{({ id }) => <ApplicationPage key={id} id={id} role={role} />}</Route>}
      <Route path="/applications/:id/edit">{({ id }) => <Redirect to={`/applications/${id}/edit/${STEPS[0]}`} replace />}</Route>
      <Route path="/applications/:id/edit/:step">{({ id, step }) => <DraftPage key={id} id={id} step={step} />}</Route>
      <Route component={NotFound} />
    </Switch>
  );
}
