import { Button } from 'design-react-kit';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, useFragment, useRelayEnvironment } from 'react-relay/hooks';
import { useLocation } from 'wouter';

import { AlertList } from '../../application/AlertList';
import { submitted } from '../../application/submitted';
import { Boundary } from '../../parts/Boundary';
import { Refused } from '../../parts/Refused';
import { useAct } from '../../parts/useAct';
import { useIdempotencyKey } from '../../parts/useIdempotencyKey';
import { Declarations, NOTHING_DECLARED, isDeclared } from '../Declarations';
import { useCurrentDraft } from '../DraftContext';
import { Estimate } from '../Estimate';
import { MissingByStep } from '../MissingByStep';
import { Preview } from '../Preview';
import { submit } from '../submit';
import type { SubmitStep_application$key } from './__generated__/SubmitStep_application.graphql';

/** What is missing, what the controls find, what would be sent, the declarations, and the act. */
export function SubmitStep({ application: key }: { application: SubmitStep_application$key }) {
  const { t } = useTranslation();
  const environment = useRelayEnvironment();
  const [, navigate] = useLocation();
  const { flush, state } = useCurrentDraft();
  const submissionKey = useIdempotencyKey();
  const [declared, setDeclared] = useState(NOTHING_DECLARED);
  const { refused, isBusy, carryOut } = useAct();
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
    const content = { id, declarations: declared };
    const isDone = await carryOut(async () => submit(environment, { ...content, version: await flush(), key: submissionKey.of(content) }));
    if (!isDone) return;
    submitted.set(id);
    navigate(`/applications/${id}`);
  };
  return (
    <>
      <MissingByStep application={application} />
      <AlertList application={application} />
      <Boundary>
        <Preview id={id} version={version} />
      </Boundary>
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
