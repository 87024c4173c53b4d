import { useTranslation } from 'react-i18next';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';

import { euro } from '../i18n/format';
import type { EstimateResultQuery } from './__generated__/EstimateResultQuery.graphql';

interface Props {
  applicationId: string;
  hourlyPay: string;
}

export function EstimateResult({ applicationId, hourlyPay }: Props) {
  const { t } = useTranslation();
  const { estimate } = useLazyLoadQuery<EstimateResultQuery>(
    graphql`
      query EstimateResultQuery($input: EstimateInput!) {
        estimate(input: $input) {
          lostPay
          gross
          net
          contribution
        }
      }
    `,
    { input: { applicationId, hourlyPay, workers: [] } },
    { fetchPolicy: 'network-only' },
  );
  const { lostPay, gross, net, contribution } = estimate;
  return (
    <dl className="hub-facts hub-below">
      <dt>{t('draft.lostPay')}</dt>
      <dd>{euro(lostPay)}</dd>
      <dt>{t('draft.gross')}</dt>
      <dd>{euro(gross)}</dd>
      <dt>{t('draft.net')}</dt>
      <dd>{euro(net)}</dd>
      {contribution && (
        <>
          <dt>{t('draft.contribution')}</dt>
          <dd>{euro(contribution)}</dd>
        </>
      )}
    </dl>
  );
}
