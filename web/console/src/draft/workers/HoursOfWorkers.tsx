import { Button } from 'design-react-kit';
import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { decimal } from '../../i18n/format';
import { useCurrentDraft } from '../DraftContext';
import type { HoursOfWorkers_application$key } from './__generated__/HoursOfWorkers_application.graphql';

/** Where the hours of the workers do not add up to those of the application: says so, and offers their sum. */
export function HoursOfWorkers({ application }: { application: HoursOfWorkers_application$key }) {
  const { t } = useTranslation();
  const { values, set } = useCurrentDraft();
  const { beneficiaryHours } = useFragment(
    graphql`
      fragment HoursOfWorkers_application on Application {
        beneficiaryHours
      }
    `,
    application,
  );
  return (
    <div role="status">
      {beneficiaryHours && Number(beneficiaryHours) !== Number(values.hoursRequested) && (
        <p className="hub-below">
          {t('draft.hoursOfWorkers', { hours: decimal(beneficiaryHours) })}{' '}
          <Button color="primary" outline size="xs" onClick={() => set({ hoursRequested: beneficiaryHours })}>
            {t('draft.takeHours')}
          </Button>
        </p>
      )}
    </div>
  );
}
