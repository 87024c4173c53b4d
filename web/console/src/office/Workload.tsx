import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { CountList } from './CountList';
import type { Workload_hub$key } from './__generated__/Workload_hub.graphql';

/** What each operator has in hand. */
export function Workload({ hub }: { hub: Workload_hub$key }) {
  const { t } = useTranslation();
  const { workload } = useFragment(
    graphql`
      fragment Workload_hub on OperatorHub {
        workload {
          operator {
            id
            name
          }
          inHand
        }
      }
    `,
    hub,
  );
  return <CountList title={t('office.workload')} counts={workload.map(({ operator, inHand }) => ({ name: operator.name, count: inHand }))} />;
}
