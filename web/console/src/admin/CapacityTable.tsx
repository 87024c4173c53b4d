import { Button } from 'design-react-kit';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { useCurrentAccount } from './AccountContext';
import { CapacityRow } from './CapacityRow';
import { EndCapacityDialog } from './EndCapacityDialog';
import { EntitleDialog } from './EntitleDialog';
import type { CapacityTable_account$key } from './__generated__/CapacityTable_account.graphql';

/** What the person may act as, and for whom. */
export function CapacityTable({ account: key }: { account: CapacityTable_account$key }) {
  const { t } = useTranslation();
  const { isOwn } = useCurrentAccount();
  const [isEntitling, setEntitling] = useState(false);
  const [ending, setEnding] = useState<{ id: string; name: string }>();
  const { capacities } = useFragment(
    graphql`
      fragment CapacityTable_account on Account {
        capacities {
          id
          ...CapacityRow_capacity
        }
      }
    `,
    key,
  );
  return (
    <section className="hub-card" aria-labelledby="capacities">
      <h2 id="capacities">{t('admin.capacities')}</h2>
      {capacities.length === 0 ? (
        <p>{t('admin.noCapacities')}</p>
      ) : (
        <table className="hub-table" aria-labelledby="capacities">
          <thead>
            <tr>
              <th scope="col">{t('admin.role')}</th>
              <th scope="col">{t('admin.subject')}</th>
              <th scope="col">{t('admin.since')}</th>
              <th scope="col">{t('admin.until')}</th>
              {!isOwn && (
                <th scope="col">
                  <span className="visually-hidden">{t('admin.acts')}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {capacities.map((capacity) => (
              <CapacityRow key={capacity.id} capacity={capacity} onEnd={setEnding} />
            ))}
          </tbody>
        </table>
      )}
      {!isOwn && (
        <p className="hub-below">
          <Button color="primary" outline size="xs" onClick={() => setEntitling(true)}>
            {t('admin.entitle')}
          </Button>
        </p>
      )}
      {isEntitling && <EntitleDialog onClose={() => setEntitling(false)} />}
      {ending && <EndCapacityDialog capacity={ending} onClose={() => setEnding(undefined)} />}
    </section>
  );
}
