import { Button } from 'design-react-kit';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';
import { Link } from 'wouter';

import { DelegationTag } from './DelegationTag';
import { RevokeDialog } from './RevokeDialog';
import { acting } from './acting';
import { useDaysText } from './useDaysText';
import type { GivenDelegationRow_delegation$key } from './__generated__/GivenDelegationRow_delegation.graphql';

/** A delegation as the employer sees it: who acts, and until when. */
export function GivenDelegationRow({ delegation: key }: { delegation: GivenDelegationRow_delegation$key }) {
  const { t } = useTranslation();
  const daysText = useDaysText();
  const [isRevoking, setRevoking] = useState(false);
  const { id, version, status, isExpiring, intermediary, validFrom, validTo, subDelegations, endReason, viewerCan } = useFragment(
    graphql`
      fragment GivenDelegationRow_delegation on Delegation {
        id
        version
        status
        isExpiring
        intermediary {
          id
          name
          kind
        }
        validFrom
        validTo
        endReason
        subDelegations {
          id
          endedAt
          collaborator {
            name
          }
        }
        viewerCan {
          revoke
        }
      }
    `,
    key,
  );
  const name = intermediary?.name ?? '';
  const names = acting(status, subDelegations);
  return (
    <li className="hub-document">
      <h3>
        <Link href={`/delegations/${id}`}>{name}</Link> <DelegationTag status={status} isExpiring={isExpiring} />
      </h3>
      <p>
        {intermediary && `${t(`delegation.kind.${intermediary.kind}`)}, `}
        {daysText(validFrom, validTo)}
      </p>
      {names && <p className="hub-muted">{t('delegation.actToo', { names })}</p>}
      {endReason && <p className="hub-muted">{t('delegation.endedBecause', { reason: endReason })}</p>}
      {viewerCan.revoke && (
        <div className="hub-below">
          <Button color="primary" outline size="xs" aria-label={t('delegation.revokeTitle', { name })} onClick={() => setRevoking(true)}>
            {t('delegation.revoke')}
          </Button>
        </div>
      )}
      {isRevoking && <RevokeDialog id={id} version={version} name={name} onClose={() => setRevoking(false)} />}
    </li>
  );
}
