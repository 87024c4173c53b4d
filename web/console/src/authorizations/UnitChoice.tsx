import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { Choice } from '../parts/Choice';
import type { UnitChoice_positions$key } from './__generated__/UnitChoice_positions.graphql';

interface Props {
  positions: UnitChoice_positions$key;
  value: string | null;
  onChange: (unit: string | null) => void;
}

export function UnitChoice({ positions: key, value, onChange }: Props) {
  const { t } = useTranslation();
  const positions = useFragment(
    graphql`
      fragment UnitChoice_positions on Position @relay(plural: true) {
        units {
          id
          name
        }
      }
    `,
    key,
  );
  return (
    <Choice
      label={t('authorization.unit')}
      none={t('authorization.anyUnit')}
      value={value}
      options={positions.flatMap(({ units }) => units.map(({ id, name }) => [id, name] as const))}
      onChange={onChange}
    />
  );
}
