import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';

import { Boundary } from '../parts/Boundary';
import { Choice } from '../parts/Choice';
import { Title } from '../parts/Title';
import { BenefitMenu } from './BenefitMenu';
import type { NewApplicationPageQuery } from './__generated__/NewApplicationPageQuery.graphql';

/** Where, and which benefit: then there is a draft. */
export default function NewApplicationPage() {
  const { t } = useTranslation();
  const { viewer } = useLazyLoadQuery<NewApplicationPageQuery>(
    graphql`
      query NewApplicationPageQuery {
        viewer {
          employerHub {
            employers(first: 20) {
              nodes {
                id
                name
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
            }
          }
        }
      }
    `,
    {},
  );
  const positions = (viewer?.employerHub?.employers.nodes ?? []).flatMap(({ positions: its }) => its);
  const units = positions.flatMap(({ number, units: its }) => its.map((unit) => ({ ...unit, position: number })));
  const [chosen, choose] = useState<string | null>(units.length === 1 ? (units[0]?.id ?? null) : null);
  const unit = units.find(({ id }) => id === chosen);
  return (
    <>
      <Title>{t('draft.newTitle')}</Title>
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
    </>
  );
}
