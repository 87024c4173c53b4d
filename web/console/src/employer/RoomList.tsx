import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { totalBeyond } from '../parts/totalBeyond';
import { RoomRow } from './RoomRow';
import type { RoomList_hub$key } from './__generated__/RoomList_hub.graphql';

/** How many weeks each unit has left. */
export function RoomList({ hub }: { hub: RoomList_hub$key }) {
  const { t } = useTranslation();
  const { employers } = useFragment(
    graphql`
      fragment RoomList_hub on EmployerHub {
        employers(first: 10) {
          totalCount
          totalCountIsCapped
          nodes {
            id
            positions {
              id
              units {
                id
                ...RoomRow_unit
              }
            }
          }
        }
      }
    `,
    hub,
  );
  const units = employers.nodes.flatMap(({ positions }) => positions.flatMap((position) => position.units));
  const total = totalBeyond(employers);
  return (
    <section className="hub-card" aria-labelledby="room">
      <h2 id="room">{t('start.room')}</h2>
      <p className="hub-muted">{t('start.roomHint')}</p>
      {total && <p className="hub-muted">{t('start.roomOfFirst', { shown: employers.nodes.length, total })}</p>}
      <ul className="hub-list">
        {units.map((unit) => (
          <RoomRow key={unit.id} unit={unit} />
        ))}
      </ul>
    </section>
  );
}
