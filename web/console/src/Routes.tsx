import { Route, Switch } from 'wouter';

import { NotFound } from './frame/NotFound';
import { NotYet } from './frame/NotYet';

/** The address decides the page. */
export function Routes() {
  return (
    <Switch>
      <Route path="/" component={NotYet} />
      <Route component={NotFound} />
    </Switch>
  );
}
