import { useTranslation } from 'react-i18next';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';

import { Choice } from '../parts/Choice';
import type { CollaboratorChoiceQuery } from './__generated__/CollaboratorChoiceQuery.graphql';

interface Props {
  /** The collaborator's capacity at the intermediary. */
  value: string | null;
  error: string | undefined;
  onChange: (capacityId: string | null) => void;
}

export function CollaboratorChoice({ value, error, onChange }: Props) {
  const { t } = useTranslation();
  const { collaborators } = useLazyLoadQuery<CollaboratorChoiceQuery>(
    graphql`
      query CollaboratorChoiceQuery {
        collaborators(first: 100) {
          pageInfo {
            hasNextPage
          }
          nodes {
            id
            capacityId
            name
          }
        }
      }
    `,
    {},
    { fetchPolicy: 'store-and-network' },
  );
  return (
    <Choice
      label={t('delegation.collaborator')}
      hint={collaborators.pageInfo.hasNextPage ? t('delegation.firstCollaborators', { shown: collaborators.nodes.length }) : undefined}
      none={t('delegation.choose')}
      value={value}
      options={collaborators.nodes.map(({ capacityId, name }) => [capacityId, name])}
      error={error}
      onChange={onChange}
    />
  );
}
