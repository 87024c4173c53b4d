import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';

import { Field } from '../parts/Field';
import { Tick } from '../parts/Tick';
import { totalBeyond } from '../parts/totalBeyond';
import { useSettled } from '../parts/useSettled';
import type { UnitPickerQuery } from './__generated__/UnitPickerQuery.graphql';

interface Props {
  chosen: ReadonlySet<string>;
  onChange: (units: ReadonlySet<string>) => void;
}

/** The units of the employers that are searched for; what was chosen before a search stays chosen. */
export function UnitPicker({ chosen, onChange }: Props) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const { viewer } = useLazyLoadQuery<UnitPickerQuery>(
    graphql`
      query UnitPickerQuery($search: String) {
        viewer {
          intermediaryHub {
            employers(first: 50, search: $search, orderBy: NAME_ASC) {
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
      }
    `,
    { search: useSettled(search) || null },
  );
  const employers = viewer?.intermediaryHub?.employers;
  const total = employers && totalBeyond(employers);
  const toggle = (id: string, isOn: boolean) => {
    const units = new Set(chosen);
    if (isOn) units.add(id);
    else units.delete(id);
    onChange(units);
  };
  return (
    <>
      <Field label={t('application.search')} hint={t('intermediary.searchHint')} type="search" value={search} onChange={({ target }) => setSearch(target.value)} />
      {employers?.nodes.map(({ id, name, positions }) => (
        <fieldset key={id} className="hub-units">
          <legend>{name}</legend>
          {positions.flatMap(({ units }) =>
            units.map((unit) => (
              <Tick key={unit.id} label={`${unit.name}, ${unit.municipality}`} isOn={chosen.has(unit.id)} onChange={(isOn) => toggle(unit.id, isOn)} />
            )),
          )}
        </fieldset>
      ))}
      <p role="status" className="hub-muted">
        {total && t('bulk.firstEmployers', { shown: employers.nodes.length, total })}
      </p>
    </>
  );
}
