import { useTranslation } from 'react-i18next';

import { Icon } from '../parts/Icon';
import { Menu } from '../parts/Menu';
import { useAct } from '../parts/useAct';
import type { Capacity, Person } from '../session/person';
import { switchCapacity } from '../session/signIn';
import { signOut } from '../session/signOut';

/** Who is signed in, what else they may act as, and the way out. */
export function AccountMenu({ person }: { person: Person }) {
  const { t } = useTranslation();
  const { refused, isBusy, carryOut } = useAct();
  const others = person.capacities.filter(({ id }) => id !== person.capacity.id);
  const goOnAs = async ({ id }: Capacity) => {
    const { refused: text, mustAddSecondFactor } = await switchCapacity(id);
    const message = mustAddSecondFactor ? t('signIn.mustAdd') : text;
    return message ? [{ message }] : [];
  };
  const leave = async () => {
    await signOut();
    return [];
  };
  return (
    <Menu
      className="hub-account"
      summary={
        <summary className="hub-head-button">
          <Icon name="user" />
          <span>{person.account.name}</span>
          <span className="visually-hidden">{t('frame.account')}</span>
        </summary>
      }
    >
      <div className="hub-account-menu" tabIndex={-1}>
        <p>
          <strong>{person.account.name}</strong>
          <br />
          {person.account.email}
          <br />
          {nameOf(person.capacity, t(`role.${person.capacity.role}`))}
        </p>
        {others.length > 0 && <p className="hub-account-others">{t('frame.actAs')}</p>}
        {others.map((capacity) => (
          <button
            key={capacity.id}
            type="button"
            className="btn btn-outline-primary btn-sm"
            disabled={isBusy}
            onClick={() => void carryOut(() => goOnAs(capacity))}
          >
            {nameOf(capacity, t(`role.${capacity.role}`))}
          </button>
        ))}
        {refused && <p role="alert">{refused}</p>}
        <button type="button" className="btn btn-primary btn-sm" disabled={isBusy} onClick={() => void carryOut(leave)}>
          <Icon name="logout" /> {t('frame.signOut')}
        </button>
      </div>
    </Menu>
  );
}

function nameOf({ subject }: Capacity, role: string): string {
  return subject ? `${role} · ${subject}` : role;
}
