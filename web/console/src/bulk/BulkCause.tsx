import { useTranslation } from 'react-i18next';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';

import { Choice } from '../parts/Choice';
import type { BulkCauseName } from './createDrafts';
import type { BulkCauseQuery } from './__generated__/BulkCauseQuery.graphql';

interface Props {
  value: BulkCauseName;
  onChange: (cause: BulkCauseName) => void;
}

export function BulkCause({ value, onChange }: Props) {
  const { t } = useTranslation();
  const { causes } = useLazyLoadQuery<BulkCauseQuery>(
    graphql`
      query BulkCauseQuery {
        causes(benefit: CIGO) {
          cause
        }
      }
    `,
    {},
  );
  return (
    <Choice
      label={t('application.cause')}
      value={value}
      options={causes.map(({ cause }) => [cause, t(`cause.${cause}`)])}
      onChange={(cause) => cause && onChange(cause)}
    />
  );
}
