import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { Icon, type IconName } from '../parts/Icon';
import type { AlertCard_alert$data, AlertCard_alert$key } from './__generated__/AlertCard_alert.graphql';

type Severity = AlertCard_alert$data['severity'];

const ICONS: Record<Severity, IconName> = { BLOCKING: 'error', WARNING: 'warning', INFO: 'info' };

/** One finding of a control: what, why, by which law, and how to mend it. */
export function AlertCard({ alert: key }: { alert: AlertCard_alert$key }) {
  const { t } = useTranslation();
  const { rule, severity, title, message, howToMend, legalBasis } = useFragment(
    graphql`
      fragment AlertCard_alert on Alert {
        rule
        severity
        title {
          text
        }
        message {
          text
        }
        howToMend {
          text
        }
        legalBasis
      }
    `,
    key,
  );
  return (
    <details className="hub-alert" data-severity={severity} open={severity === 'BLOCKING'}>
      <summary>
        <Icon name={ICONS[severity]} />
        <span>
          <strong>{title.text}</strong>
          <span className="hub-alert-severity">{t(`severity.${severity}`)}</span>
          <span className="hub-alert-message">{message.text}</span>
        </span>
      </summary>
      <dl>
        <dt>{t('application.howToMend')}</dt>
        <dd>{howToMend.text}</dd>
        <dt>{t('application.legalBasis')}</dt>
        <dd>
          {legalBasis} ({rule})
        </dd>
      </dl>
    </details>
  );
}
