import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { Boundary } from '../parts/Boundary';
import { Choice } from '../parts/Choice';
import { BenefitMenu } from './BenefitMenu';
import type { NewApplication_employers$key } from './__generated__/NewApplication_employers.graphql';

/** Where, and which benefit: then there is a draft. */
export function NewApplication({ employers: keys }: { employers: NewApplication_employers$key }) {
  const { t } = useTranslation();
  const employers = useFragment(
    graphql`
      fragment NewApplication_employers on Employer @relay(plural: true) {
        positions {
          id
          number
          units {
            id
            name
            municipality
          }
        }
      }
    `,
    keys,
  );
  const positions = employers.flatMap((employer) => employer.positions);
  const units = positions.flatMap(({ number, units: its }) => its.map((unit) => ({ ...unit, position: number })));
  const [chosen, choose] = useState<string | null>(units.length === 1 ? (units[0]?.id ?? null) : null);
  const unit = units.find(({ id }) => id === chosen);
  return (
    <div className="hub-stack">
      <div className="hub-card">
        <Choice
          label={t('draft.newUnit')}
          none={t('draft.choose')}
          value={chosen}
          options={units.map(({ id, name, municipality, position }) => [id, `${name}, ${municipality} (${position})`])}
          onChange={choose}
        />
      </div>
      {unit && (
        <Boundary key={unit.id}>
          <BenefitMenu unitId={unit.id} position={unit.position} />
        </Boundary>
      )}
    </div>
  );
}
