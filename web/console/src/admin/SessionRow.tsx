import { Button } from 'design-react-kit';
import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { moment } from '../i18n/format';
import type { OpenSession } from './SessionList';
import type { SessionRow_session$key } from './__generated__/SessionRow_session.graphql';

interface Props {
  session: SessionRow_session$key;
  onEnd: (session: OpenSession) => void;
}

export function SessionRow({ session: key, onEnd }: Props) {
  const { t } = useTranslation();
  const { id, scheme, provider, secondFactor, agent, address, createdAt, lastSeenAt, isCurrent, unusual } = useFragment(
    graphql`
      fragment SessionRow_session on Session {
        id
        scheme
        provider
        secondFactor
        agent
        address
        createdAt
        lastSeenAt
        isCurrent
        unusual
      }
    `,
    key,
  );
  const way = [t(`admin.scheme.${scheme}`), provider].filter(Boolean).join(' · ');
  const at = moment(createdAt);
  return (
    <li className="hub-document hub-session">
      <div>
        <h3>{secondFactor ? t('admin.withFactor', { scheme: way, factor: t(`admin.factorKind.${secondFactor}`) }) : way}</h3>
        <p>{[agent ?? t('admin.unknownAgent'), address].filter(Boolean).join(' · ')}</p>
        <p className="hub-muted">{t('admin.sessionTimes', { at, seen: moment(lastSeenAt) })}</p>
        {unusual && <p className="hub-finding">{t(`admin.unusual.${unusual}`)}</p>}
      </div>
      {isCurrent ? (
        <span className="hub-tag">{t('admin.thisSession')}</span>
      ) : (
        <Button color="primary" outline size="xs" aria-label={`${t('admin.endSession')}: ${at}`} onClick={() => onEnd({ id, createdAt })}>
          {t('admin.endSession')}
        </Button>
      )}
    </li>
  );
}
