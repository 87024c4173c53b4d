import { Button } from 'design-react-kit';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, useFragment, useRelayEnvironment } from 'react-relay/hooks';
import { useLocation } from 'wouter';

import { Refused } from '../parts/Refused';
import { WithdrawDialog } from './WithdrawDialog';
import { copyApplication, deleteDraft } from './applicantActs';
import type { ApplicantActs_application$key } from './__generated__/ApplicantActs_application.graphql';

/** What an applicant may do with an application as a whole. */
export function ApplicantActs({ application: key }: { application: ApplicantActs_application$key }) {
  const { t } = useTranslation();
  const environment = useRelayEnvironment();
  const [, navigate] = useLocation();
  const [refused, setRefused] = useState<string>();
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
    key,
  );
  const remove = async () => {
    if (!confirm(t('application.deleteSure'))) return;
    const errors = await deleteDraft(environment, { id, version });
    if (errors.length === 0) navigate('/', { replace: true });
    setRefused(errors[0]?.message);
  };
  const copy = async () => {
    const copied = await copyApplication(environment, id);
    if (copied.id) navigate(`/applications/${copied.id}/edit`);
    setRefused(copied.refused);
  };
  return (
    <div className="hub-acts-row">
      {viewerCan.delete && (
        <Button color="primary" outline size="xs" onClick={() => void remove()}>
          {t('application.delete')}
        </Button>
      )}
      {viewerCan.withdraw && (
        <Button color="primary" outline size="xs" onClick={() => setWithdrawing(true)}>
          {t('application.withdraw')}
        </Button>
      )}
      {status !== 'DRAFT' && (
        <Button color="primary" outline size="xs" onClick={() => void copy()}>
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
