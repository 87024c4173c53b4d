import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { day } from '../i18n/format';
import { Gauge } from '../parts/Gauge';
import type { RoomRow_unit$key } from './__generated__/RoomRow_unit.graphql';

export function RoomRow({ unit: key }: { unit: RoomRow_unit$key }) {
  const { t } = useTranslation();
  const { name, room } = useFragment(
    graphql`
      fragment RoomRow_unit on ProductiveUnit {
        name
        room {
          most
          authorized
          remaining
          window {
            from
            to
          }
        }
      }
    `,
    key,
  );
  if (!room) {
    return (
      <li className="hub-room">
        <h3>{name}</h3>
        <p className="hub-muted">{t('start.noRoom')}</p>
      </li>
    );
  }
  const { most, authorized, remaining, window } = room;
  return (
    <li className="hub-room">
      <h3>{name}</h3>
      <Gauge label={t('start.roomOf', { unit: name, authorized, most })} value={authorized} most={most} />
      <p>
        {t('start.roomLeft', { count: remaining, most })}{' '}
        <span className="hub-muted">{t('start.roomWindow', { from: day(window.from), to: day(window.to) })}</span>
      </p>
    </li>
  );
}
