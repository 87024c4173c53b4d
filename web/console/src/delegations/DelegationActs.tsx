import { Button } from 'design-react-kit';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, useFragment, useRelayEnvironment } from 'react-relay/hooks';

import { Refused } from '../parts/Refused';
import { otherRefusal } from '../parts/refusals';
import { useAct } from '../parts/useAct';
import { ActivateDialog } from './ActivateDialog';
import { RenewDialog } from './RenewDialog';
import { RevokeDialog } from './RevokeDialog';
import { discard, printForm } from './delegationActs';
import type { DelegationActs_delegation$key } from './__generated__/DelegationActs_delegation.graphql';

interface Props {
  delegation: DelegationActs_delegation$key;
  /** The other side. */
  name: string;
  /** The form is there for the first time. */
  onForm: () => void;
}

/** What the viewer may do with a delegation now. */
export function DelegationActs({ delegation: key, name, onForm }: Props) {
  const { t } = useTranslation();
  const environment = useRelayEnvironment();
  const { refusals, isBusy, carryOut } = useAct();
  const [open, setOpen] = useState<'activate' | 'renew' | 'revoke'>();
  const { id, version, viewerCan } = useFragment(
    graphql`
      fragment DelegationActs_delegation on Delegation {
        id
        version
        viewerCan {
          print
          activate
          renew
          discard
          revoke
        }
      }
    `,
    key,
  );
  const close = () => setOpen(undefined);
  const giveOut = async () => {
    if (await carryOut(() => printForm(environment, { id, version }))) onForm();
  };
  const giveUp = () => {
    if (confirm(t('delegation.discardSure'))) void carryOut(() => discard(environment, { id, version }));
  };
  return (
    <div className="hub-acts-row">
      {viewerCan.print && (
        <Button color="primary" size="xs" disabled={isBusy} onClick={() => void giveOut()}>
          {t('delegation.print')}
        </Button>
      )}
      {viewerCan.activate && (
        <Button color="primary" size="xs" onClick={() => setOpen('activate')}>
          {t('delegation.activate')}
        </Button>
      )}
      {viewerCan.renew && (
        <Button color="primary" size="xs" onClick={() => setOpen('renew')}>
          {t('delegation.renew')}
        </Button>
      )}
      {viewerCan.discard && (
        <Button color="primary" outline size="xs" disabled={isBusy} onClick={giveUp}>
          {t('delegation.discard')}
        </Button>
      )}
      {viewerCan.revoke && (
        <Button color="primary" outline size="xs" onClick={() => setOpen('revoke')}>
          {t('delegation.revoke')}
        </Button>
      )}
      <Refused text={otherRefusal(refusals)} />
      {open === 'activate' && <ActivateDialog id={id} version={version} onClose={close} />}
      {open === 'renew' && <RenewDialog id={id} version={version} onClose={close} />}
      {open === 'revoke' && <RevokeDialog id={id} version={version} name={name} onClose={close} />}
    </div>
  );
}
