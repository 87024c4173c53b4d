import { useTranslation } from 'react-i18next';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';

import { Title } from '../parts/Title';
import { NewApplication } from './NewApplication';
import type { NewApplicationPageQuery } from './__generated__/NewApplicationPageQuery.graphql';

/** An employer's new application. */
export default function NewApplicationPage() {
  const { t } = useTranslation();
  const { viewer } = useLazyLoadQuery<NewApplicationPageQuery>(
    graphql`
      query NewApplicationPageQuery {
        viewer {
          employerHub {
            employers(first: 20) {
              nodes {
                ...NewApplication_employers
              }
            }
          }
        }
      }
    `,
    {},
  );
  return (
    <>
      <Title>{t('draft.newTitle')}</Title>
      <NewApplication employers={viewer?.employerHub?.employers.nodes ?? []} />
    </>
  );
}
