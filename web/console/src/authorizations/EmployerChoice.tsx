import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { Choice } from '../parts/Choice';
import { totalBeyond } from '../parts/totalBeyond';
import type { EmployerChoice_hub$key } from './__generated__/EmployerChoice_hub.graphql';

interface Props {
  hub: EmployerChoice_hub$key;
  /** May be one that is not among those to choose from: a page of an employer leads here too. */
  chosen: { readonly id: string; readonly name: string } | null;
  onChange: (employer: string | null) => void;
}

export function EmployerChoice({ hub, chosen, onChange }: Props) {
  const { t } = useTranslation();
  const { choices } = useFragment(
    graphql`
      fragment EmployerChoice_hub on IntermediaryHub {
        choices: employers(first: 100, orderBy: NAME_ASC) {
          totalCount
          totalCountIsCapped
          nodes {
            id
            name
          }
        }
      }
    `,
    hub,
  );
  const total = totalBeyond(choices);
  const isAmong = choices.nodes.some(({ id }) => id === chosen?.id);
  const options = chosen && !isAmong ? [chosen, ...choices.nodes] : choices.nodes;
  return (
    <Choice
      label={t('authorization.employer')}
      hint={total ? t('authorization.firstEmployers', { shown: choices.nodes.length, total }) : undefined}
      none={t('authorization.anyEmployer')}
      value={chosen?.id ?? null}
      options={options.map(({ id, name }) => [id, name])}
      onChange={onChange}
    />
  );
}
