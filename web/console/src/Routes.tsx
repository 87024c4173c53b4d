import { type ComponentType, lazy } from 'react';
import { Redirect, Route, Switch } from 'wouter';

import { STEPS } from './draft/step';
import { NotFound } from './frame/NotFound';
import { NotYet } from './frame/NotYet';
import type { Role } from './session/person';

const StartPage = lazy(() => import('./employer/StartPage'));
const DashboardPage = lazy(() => import('./intermediary/DashboardPage'));
const EmployerPage = lazy(() => import('./intermediary/EmployerPage'));
const BulkPage = lazy(() => import('./bulk/BulkPage'));
const QueuePage = lazy(() => import('./office/QueuePage'));
const OfficePage = lazy(() => import('./office/OfficePage'));
const InboxPage = lazy(() => import('./office/InboxPage'));
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

const FIRST_PAGES: Partial<Record<Role, ComponentType<{ role: Role }>>> = { EMPLOYER: StartPage, INTERMEDIARY: DashboardPage, OPERATOR: QueuePage, DIRECTOR: InboxPage };

/** The address decides the page, the role what is on it. */
export function Routes({ role }: { role: Role }) {
  const isOffice = role === 'OPERATOR' || role === 'DIRECTOR';
  const FirstPage = FIRST_PAGES[role] ?? NotYet;
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
      {(role === 'EMPLOYER' || role === 'INTERMEDIARY') && <Route path="/delegations/:id">{({ id }) => <DelegationPage key={id} id={id} role={role} />}</Route>}
      {role === 'EMPLOYER' && <Route path="/authorizations" component={EmployerAuthorizationsPage} />}
      {role === 'INTERMEDIARY' && <Route path="/authorizations" component={IntermediaryAuthorizationsPage} />}
      {isOffice && <Route path="/queue">{() => <QueuePage role={role} />}</Route>}
      {isOffice && <Route path="/office" component={OfficePage} />}
      <Route path="/applications/:id">{({ id }) => <ApplicationPage key={id} id={id} role={role} />}</Route>
      <Route path="/applications/:id/edit">{({ id }) => <Redirect to={`/applications/${id}/edit/${STEPS[0]}`} replace />}</Route>
      <Route path="/applications/:id/edit/:step">{({ id, step }) => <DraftPage key={id} id={id} step={step} />}</Route>
      <Route component={NotFound} />
    </Switch>
  );
}
