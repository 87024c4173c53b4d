import { useTranslation } from 'react-i18next';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';

import { Choice } from '../parts/Choice';
import { useCurrentDraft } from './DraftContext';
import type { CauseChoiceQuery } from './__generated__/CauseChoiceQuery.graphql';

/** The causes that a benefit has. */
export function CauseChoice({ benefit }: { benefit: CauseChoiceQuery['variables']['benefit'] }) {
  const { t } = useTranslation();
  const { values, set, errorAt } = useCurrentDraft();
  const { causes } = useLazyLoadQuery<CauseChoiceQuery>(
    graphql`
      query CauseChoiceQuery($benefit: Benefit) {
        causes(benefit: $benefit) {
          cause
          unavoidable
        }
      }
    `,
    { benefit },
  );
  const chosen = causes.find(({ cause }) => cause === values.cause);
  return (
    <Choice
      label={t('application.cause')}
      none={t('draft.choose')}
      value={values.cause}
      options={causes.map(({ cause }) => [cause, t(`cause.${cause}`)])}
      hint={chosen?.unavoidable ? t('draft.unavoidable') : undefined}
      error={errorAt('cause')}
      onChange={(cause) => set({ cause })}
    />
  );
}
