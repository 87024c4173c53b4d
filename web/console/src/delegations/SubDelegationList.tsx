import { Button } from 'design-react-kit';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { SubDelegateDialog } from './SubDelegateDialog';
import { SubDelegationRow } from './SubDelegationRow';
import type { SubDelegationList_delegation$key } from './__generated__/SubDelegationList_delegation.graphql';

/** The collaborators who act under a delegation or did. */
export function SubDelegationList({ delegation: key }: { delegation: SubDelegationList_delegation$key }) {
  const { t } = useTranslation();
  const [isGiving, setGiving] = useState(false);
  const { id, viewerCan, subDelegations } = useFragment(
    graphql`
      fragment SubDelegationList_delegation on Delegation {
        id
        viewerCan {
          subDelegate
        }
        subDelegations {
          id
          ...SubDelegationRow_subDelegation
        }
      }
    `,
    key,
  );
  if (subDelegations.length === 0 && !viewerCan.subDelegate) return null;
  return (
    <section className="hub-card" aria-labelledby="sub-delegations">
      <h2 id="sub-delegations">{t('delegation.subDelegations')}</h2>
      {subDelegations.length === 0 && <p>{t('delegation.noSubDelegations')}</p>}
      <ul className="hub-list">
        {subDelegations.map((subDelegation) => (
          <SubDelegationRow key={subDelegation.id} subDelegation={subDelegation} canEnd={viewerCan.subDelegate} />
        ))}
      </ul>
      {viewerCan.subDelegate && (
        <p className="hub-below">
          <Button color="primary" outline size="xs" onClick={() => setGiving(true)}>
            {t('delegation.subDelegate')}
          </Button>
        </p>
      )}
      {isGiving && <SubDelegateDialog id={id} onClose={() => setGiving(false)} />}
    </section>
  );
}
