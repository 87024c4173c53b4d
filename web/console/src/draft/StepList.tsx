import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';
import { Link } from 'wouter';

import { STEPS, type Step, stepOf } from './step';
import type { StepList_application$key } from './__generated__/StepList_application.graphql';

interface Props {
  application: StepList_application$key;
  step: Step;
}

/** The steps, each with what still lacks in it. */
export function StepList({ application: key, step }: Props) {
  const { t } = useTranslation();
  const { id, missing } = useFragment(
    graphql`
      fragment StepList_application on Application {
        id
        missing {
          code
          path
        }
      }
    `,
    key,
  );
  return (
    <nav className="hub-steps" aria-label={t('draft.steps')}>
      <ol>
        {STEPS.map((one) => {
          const lacks = missing.filter(({ path }) => stepOf(path) === one).length;
          return (
            <li key={one}>
              <Link href={`/applications/${id}/edit/${one}`} aria-current={one === step ? 'step' : undefined}>
                {t(`draft.step.${one}`)}
              </Link>
              {lacks > 0 && (
                <span className="hub-tag" data-tone="bad">
                  {t('draft.lacks', { count: lacks })}
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
