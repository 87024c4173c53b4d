import { Button } from 'design-react-kit';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, useFragment, useRelayEnvironment } from 'react-relay/hooks';
import { useLocation } from 'wouter';

import { Refused } from '../parts/Refused';
import { useAct } from '../parts/useAct';
import { useIdempotencyKey } from '../parts/useIdempotencyKey';
import { WithdrawDialog } from './WithdrawDialog';
import { copyApplication, deleteDraft } from './applicantActs';
import type { ApplicantActs_application$key } from './__generated__/ApplicantActs_application.graphql';

/** What an applicant may do with an application as a whole. */
export function ApplicantActs({ application }: { application: ApplicantActs_application$key }) {
  const { t } = useTranslation();
  const environment = useRelayEnvironment();
  const key = useIdempotencyKey();
  const [, navigate] = useLocation();
  const { refused, isBusy, carryOut } = useAct();
  const [isWithdrawing, setWithdrawing] = useState(false);
  const { id, version, status, viewerCan } = useFragment(
    graphql`
      fragment ApplicantActs_application on Application {
        id
        version
        status
        viewerCan {
          delete
          withdraw
        }
      }
    `,
    application,
  );
  const remove = async () => {
    if (!confirm(t('application.deleteSure'))) return;
    if (await carryOut(() => deleteDraft(environment, { id, version }))) navigate('/', { replace: true });
  };
  const copy = async () => {
    const { application: made, userErrors } = await copyApplication(environment, { id, key: key.of(id) });
    if (!made) return userErrors;
    key.renew();
    navigate(`/applications/${made.id}/edit`);
    return [];
  };
  return (
    <div className="hub-acts-row">
      {viewerCan.delete && (
        <Button color="primary" outline size="xs" disabled={isBusy} onClick={() => void remove()}>
          {t('application.delete')}
        </Button>
      )}
      {viewerCan.withdraw && (
        <Button color="primary" outline size="xs" onClick={() => setWithdrawing(true)}>
          {t('application.withdraw')}
        </Button>
      )}
      {status !== 'DRAFT' && (
        <Button color="primary" outline size="xs" disabled={isBusy} onClick={() => void carryOut(copy)}>
          {t('application.copy')}
        </Button>
      )}
      <Button color="primary" outline size="xs" onClick={() => print()}>
        {t('application.print')}
      </Button>
      <Refused text={refused} />
      {isWithdrawing && <WithdrawDialog id={id} version={version} onClose={() => setWithdrawing(false)} />}
    </div>
  );
}
