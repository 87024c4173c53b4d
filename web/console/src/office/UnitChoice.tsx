import { useTranslation } from 'react-i18next';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';

import { Choice } from '../parts/Choice';
import { totalBeyond } from '../parts/totalBeyond';
import { useSettled } from '../parts/useSettled';
import type { UnitChoiceQuery } from './__generated__/UnitChoiceQuery.graphql';

interface Props {
  /** What employers are searched by. */
  search: string;
  value: string | null;
  onChange: (unit: string | null) => void;
}

/** Shorter words find too many employers to choose a unit from. */
const SHORTEST = 3;

/** A unit of the employers that are searched; there are too many to list those of all. */
export function UnitChoice({ search, value, onChange }: Props) {
  const { t } = useTranslation();
  const word = useSettled(search.trim());
  const isSearched = word.length >= SHORTEST;
  const { viewer, node } = useLazyLoadQuery<UnitChoiceQuery>(
    graphql`
      query UnitChoiceQuery($search: String!, $isSearched: Boolean!, $unit: ID!, $isChosen: Boolean!) {
        viewer @include(if: $isSearched) {
          operatorHub {
            employers(first: 5, search: $search) {
              totalCount
              totalCountIsCapped
              nodes {
                id
                name
                positions {
                  id
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
        node(id: $unit) @include(if: $isChosen) {
          ... on ProductiveUnit {
            id
            name
            municipality
          }
        }
      }
    `,
    { search: word, isSearched, unit: value ?? '', isChosen: value !== null },
  );
  const employers = viewer?.operatorHub?.employers;
  const total = employers && totalBeyond(employers);
  const found = (employers?.nodes ?? []).flatMap(({ name: employer, positions }) =>
    positions.flatMap(({ units }) => units.map(({ id, name, municipality }) => [id, `${employer}: ${name}, ${municipality}`] as const)),
  );
  const isFound = found.some(([id]) => id === value);
  const chosen = value && !isFound ? [[value, node?.name ? `${node.name}, ${node.municipality}` : value] as const] : [];
  const unsearched = isSearched || value ? undefined : t('office.unitHint');
  return (
    <Choice
      label={t('application.unit')}
      hint={total ? t('office.unitsOfFirst', { shown: employers.nodes.length, total }) : unsearched}
      none={t('office.anyUnit')}
      value={value}
      options={[...chosen, ...found]}
      onChange={onChange}
    />
  );
}
