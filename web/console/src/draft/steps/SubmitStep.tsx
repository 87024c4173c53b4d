import { Button } from 'design-react-kit';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, useFragment, useRelayEnvironment } from 'react-relay/hooks';
import { useLocation } from 'wouter';

import { AlertList } from '../../application/AlertList';
import { HubFailure } from '../../hub/failure';
import { Refused } from '../../parts/Refused';
import { Declarations, NOTHING_DECLARED, isDeclared } from '../Declarations';
import { useCurrentDraft } from '../DraftContext';
import { Estimate } from '../Estimate';
import { MissingByStep } from '../MissingByStep';
import { submit } from '../submit';
import type { SubmitStep_application$key } from './__generated__/SubmitStep_application.graphql';

/** What lacks, what the controls find, the declarations, and the act. */
export function SubmitStep({ application: key }: { application: SubmitStep_application$key }) {
  const { t } = useTranslation();
  const environment = useRelayEnvironment();
  const [, navigate] = useLocation();
  const { flush, state } = useCurrentDraft();
  const [declared, setDeclared] = useState(NOTHING_DECLARED);
  const [refused, setRefused] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const application = useFragment(
    graphql`
      fragment SubmitStep_application on Application {
        id
        version
        missing {
          code
        }
        ...MissingByStep_application
        ...AlertList_application
      }
    `,
    key,
  );
  const { id, version, missing } = application;
  const send = async () => {
    setBusy(true);
    await flush();
    try {
      const errors = await submit(environment, { id, version, declarations: declared });
      if (errors.length === 0) navigate(`/applications/${id}`);
      setRefused(errors.map(({ message }) => message).join(' ') || undefined);
    } catch (failure) {
      setRefused((failure instanceof HubFailure && failure.message) || t('frame.failed'));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <MissingByStep application={application} />
      <AlertList application={application} />
      <Estimate applicationId={id} />
      <section className="hub-card" aria-labelledby="declarations">
        <h2 id="declarations">{t('draft.declarations')}</h2>
        <Declarations declared={declared} onChange={setDeclared} />
        <Refused text={refused} />
        <Button color="primary" disabled={isBusy || state !== 'saved' || missing.length > 0 || !isDeclared(declared)} onClick={() => void send()}>
          {t('draft.submit')}
        </Button>
      </section>
    </>
  );
}
