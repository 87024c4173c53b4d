import { useTranslation } from 'react-i18next';

import { type DelegationStatus, toneOfDelegation } from './status';

interface Props {
  status: DelegationStatus;
  isExpiring?: boolean;
}

export function DelegationTag({ status, isExpiring }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <span className="hub-tag" data-tone={toneOfDelegation(status)}>
        {t(`delegation.status.${status}`)}
      </span>{' '}
      {isExpiring && (
        <span className="hub-tag" data-tone="waiting">
          {t('delegation.isExpiring')}
        </span>
      )}
    </>
  );
}
