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
const OfficePage = lazy(() => import('./office/OfficePage'));
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
const DelegationListPage = lazy(() => import('./delegations/DelegationListPage'));
const GivenDelegationsPage = lazy(() => import('./delegations/GivenDelegationsPage'));
const NewDelegationPage = lazy(() => import('./delegations/NewDelegationPage'));
const DelegationPage = lazy(() => import('./delegations/DelegationPage'));
const EmployerAuthorizationsPage = lazy(() => import('./authorizations/EmployerAuthorizationsPage'));
const IntermediaryAuthorizationsPage = lazy(() => import('./authorizations/IntermediaryAuthorizationsPage'));
const ApplicationPage = lazy(() => import('./application/ApplicationPage'));
const NewApplicationPage = lazy(() => import('./draft/NewApplicationPage'));
const DraftPage = lazy(() => import('./draft/DraftPage'));

const FIRST_PAGES: Record<Role, ComponentType<{ role: Role }>> = {
  EMPLOYER: StartPage,
  INTERMEDIARY: DashboardPage,
  OPERATOR: QueuePage,
  DIRECTOR: InboxPage,
  ADMIN: AccountsPage,
  AUDITOR: AuditPage,
};

/** The address decides the page, the role what is on it. */
export function Routes({ role }: { role: Role }) {
  const isOffice = role === 'OPERATOR' || role === 'DIRECTOR';
  const mayEdit = role === 'EMPLOYER' || role === 'INTERMEDIARY';
  const FirstPage = FIRST_PAGES[role];
  return (
    <Switch>
      <Route path="/">
        <FirstPage role={role} />
      </Route>
      {role === 'EMPLOYER' && <Route path="/applications" component={ApplicationListPage} />}
      {role === 'EMPLOYER' && <Route path="/new" component={NewApplicationPage} />}
      {role === 'INTERMEDIARY' && <Route path="/bulk" component={BulkPage} />}
      {role === 'INTERMEDIARY' && <Route path="/employers/:id">{({ id }) => <EmployerPage key={id} id={id} />}</Route>}
      {role === 'EMPLOYER' && <Route path="/delegations" component={GivenDelegationsPage} />}
      {role === 'INTERMEDIARY' && <Route path="/delegations" component={DelegationListPage} />}
      {role === 'INTERMEDIARY' && <Route path="/delegations/new" component={NewDelegationPage} />}
      {mayEdit && <Route path="/delegations/:id">{({ id }) => <DelegationPage key={id} id={id} role={role} />}</Route>}
      {role === 'EMPLOYER' && <Route path="/authorizations" component={EmployerAuthorizationsPage} />}
      {role === 'INTERMEDIARY' && <Route path="/authorizations" component={IntermediaryAuthorizationsPage} />}
      {isOffice && <Route path="/queue">{() => <QueuePage role={role} />}</Route>}
      {isOffice && <Route path="/office" component={OfficePage} />}
      {role === 'ADMIN' && <Route path="/accounts/new" component={NewAccountPage} />}
      {role === 'ADMIN' && <Route path="/accounts/:id">{({ id }) => <AccountPage key={id} id={id} />}</Route>}
      {role === 'ADMIN' && <Route path="/programs" component={ProgramsPage} />}
      {role === 'ADMIN' && <Route path="/health" component={HealthPage} />}
      {role === 'AUDITOR' && <Route path="/decisions" component={DecisionsPage} />}
      {role === 'AUDITOR' && <Route path="/officials" component={OfficialsPage} />}
      {role === 'AUDITOR' && <Route path="/access-log" component={AccessLogPage} />}
      {role === 'AUDITOR' && <Route path="/access-log/seals" component={SealsPage} />}
      {role !== 'ADMIN' && <Route path="/applications/:id">{({ id }) => <ApplicationPage key={id} id={id} role={role} />}</Route>}
      {mayEdit && <Route path="/applications/:id/edit">{({ id }) => <Redirect to={`/applications/${id}/edit/${STEPS[0]}`} replace />}</Route>}
      {mayEdit && <Route path="/applications/:id/edit/:step">{({ id, step }) => <DraftPage key={id} id={id} step={step} />}</Route>}
      <Route component={NotFound} />
    </Switch>
  );
}
