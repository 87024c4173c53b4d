import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { useStore } from '../parts/store';
import { submitted } from './submitted';
import type { SubmittedNotice_application$key } from './__generated__/SubmittedNotice_application.graphql';

/** Says that an application has just been submitted, under which number, and where its receipt is. */
export function SubmittedNotice({ application: key }: { application: SubmittedNotice_application$key }) {
  const { t } = useTranslation();
  const { id, protocolNumber } = useFragment(
    graphql`
      fragment SubmittedNotice_application on Application {
        id
        protocolNumber
      }
    `,
    key,
  );
  const wasSubmitted = useStore(submitted) === id;
  // A status is read out where it changes, and not where it was there with the page.
  const [isShown, show] = useState(false);
  useEffect(() => show(wasSubmitted), [wasSubmitted]);
  // Who comes back later finds the application as it is then.
  useEffect(() => () => submitted.set(null), []);
  return (
    <p role="status" className="hub-done">
      {isShown && (
        <>
          {protocolNumber ? t('application.submittedAs', { number: protocolNumber }) : t('application.submittedNow')}{' '}
          <a href="#facts">{t('application.receiptHere')}</a>
        </>
      )}
    </p>
  );
}
