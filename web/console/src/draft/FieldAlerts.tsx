import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { AlertCard } from '../application/AlertCard';
import { gravest } from '../application/gravest';
import { keyed, standing } from './heldAlerts';
import { useTyping } from './useTyping';
import type { FieldAlerts_application$data, FieldAlerts_application$key } from './__generated__/FieldAlerts_application.graphql';

interface Props {
  application: FieldAlerts_application$key;
  /** The fields that the alerts stand beside. */
  fields: readonly string[];
}

/** What the controls find in some fields, once they are typed. */
export function FieldAlerts({ application: key, fields }: Props) {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  const isTyping = useTyping(place);
  const { alerts } = useFragment(
    graphql`
      fragment FieldAlerts_application on Application {
        alerts {
          id
          rule
          severity
          path
          ...AlertCard_alert
        }
      }
    `,
    key,
  );
  const before = useBefore(alerts, isTyping);
  const here = (found: FieldAlerts_application$data['alerts']) => keyed(found.filter(({ path }) => fields.includes(path[0] ?? '')).toSorted(gravest));
  return (
    // What an alert says changes with each value half typed: it is read out once it stands.
    <div ref={place} aria-live={isTyping ? 'off' : 'polite'} aria-label={t('application.alertsTitle')} role="group">
      {standing(here(alerts), here(before)).map(([about, alert]) => (
        <AlertCard key={about} alert={alert} />
      ))}
    </div>
  );
}

/** A value as it was before something that goes on. */
function useBefore<T>(value: T, isGoingOn: boolean): T {
  const [before, setBefore] = useState(value);
  if (isGoingOn || before === value) return before;
  setBefore(value);
  return value;
}
