import { Button } from 'design-react-kit';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, useFragment, useRelayEnvironment } from 'react-relay/hooks';

import { HubFailure } from '../hub/failure';
import { Refused } from '../parts/Refused';
import { ACTS, type Act } from './acts';
import type { OfficeAct_application$key } from './__generated__/OfficeAct_application.graphql';

interface Props {
  application: OfficeAct_application$key;
  act: Act;
}

/** A step that needs nothing but the will: take, release, begin the review. */
export function OfficeAct({ application: key, act }: Props) {
  const { t } = useTranslation();
  const environment = useRelayEnvironment();
  const [refused, setRefused] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const { id, version } = useFragment(
    graphql`
      fragment OfficeAct_application on Application {
        id
        version
      }
    `,
    key,
  );
  const carryOut = async () => {
    setBusy(true);
    try {
      setRefused((await ACTS[act](environment, { id, version }))[0]?.message);
    } catch (failure) {
      setRefused((failure instanceof HubFailure && failure.message) || t('frame.failed'));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button color="primary" outline size="xs" disabled={isBusy} onClick={() => void carryOut()}>
        {t(`office.act.${act}`)}
      </Button>
      <Refused text={refused} />
    </>
  );
}
