import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';
import { Link } from 'wouter';

import { Boundary } from '../parts/Boundary';
import { STEPS, type Step } from './step';
import { DetailsStep } from './steps/DetailsStep';
import { DocumentsStep } from './steps/DocumentsStep';
import { ReportStep } from './steps/ReportStep';
import { SubjectStep } from './steps/SubjectStep';
import { SubmitStep } from './steps/SubmitStep';
import { WorkersStep } from './steps/WorkersStep';
import type { StepContent_application$key } from './__generated__/StepContent_application.graphql';

const CONTENTS = {
  subject: SubjectStep,
  workers: WorkersStep,
  report: ReportStep,
  details: DetailsStep,
  documents: DocumentsStep,
  submit: SubmitStep,
} as const;

interface Props {
  application: StepContent_application$key;
  step: Step;
}

export function StepContent({ application: key, step }: Props) {
  const { t } = useTranslation();
  const application = useFragment(
    graphql`
      fragment StepContent_application on Application {
        id
        ...SubjectStep_application
        ...WorkersStep_application
        ...ReportStep_application
        ...DetailsStep_application
        ...DocumentsStep_application
        ...SubmitStep_application
      }
    `,
    key,
  );
  const Content = CONTENTS[step];
  const next = STEPS[STEPS.indexOf(step) + 1];
  return (
    <div className="hub-stack">
      <Boundary key={step}>
        <Content application={application} />
      </Boundary>
      {next && (
        <p>
          <Link className="btn btn-primary" href={`/applications/${application.id}/edit/${next}`}>
            {t('draft.next', { step: t(`draft.step.${next}`) })}
          </Link>
        </p>
      )}
    </div>
  );
}
