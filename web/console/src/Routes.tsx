import { type ComponentType, lazy } from 'react';
import { Route, Switch } from 'wouter';

import { NotFound } from './frame/NotFound';
import { NotYet } from './frame/NotYet';
import type { Role } from './session/person';

const StartPage = lazy(() => import('./employer/StartPage'));
const ApplicationList = lazy(() => import('./applications/ApplicationListPage'));
const ApplicationPage = lazy(() => import('./application/ApplicationPage'));

const FIRST_PAGES: Partial<Record<Role, ComponentType>> = { EMPLOYER: StartPage };

/** The address decides the page, the role what is on it. */
export function Routes({ role }: { role: Role }) {
  return (
    <Switch>
      <Route path="/" component={FIRST_PAGES[role] ?? NotYet} />
      {role === 'EMPLOYER' && <Route path="/applications" component={ApplicationList} />}
      {role === 'EMPLOYER' && <Route path="/applications/:id">{({ id }) => <ApplicationPage key={id} id={id} />}</Route>}
      <Route component={NotFound} />
    </Switch>
  );
}
