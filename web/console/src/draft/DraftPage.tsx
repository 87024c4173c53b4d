import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';
import { Redirect } from 'wouter';

import { useSummary } from '../application/useSummary';
import { NotFound } from '../frame/NotFound';
import { usePageQuery } from '../hub/usePageQuery';
import { Title } from '../parts/Title';
import { ClashDialog } from './ClashDialog';
import { DraftContext } from './DraftContext';
import { SaveState } from './SaveState';
import { StepContent } from './StepContent';
import { StepList } from './StepList';
import { STEPS, type Step } from './step';
import { useDraft } from './useDraft';
import { useDraftChanges } from './useDraftChanges';
import type { DraftPageQuery } from './__generated__/DraftPageQuery.graphql';
import type { DraftPage_application$key } from './__generated__/DraftPage_application.graphql';

const QUERY = graphql`
  query DraftPageQuery($id: ID!) {
    changesCursor
    application(id: $id) {
      id
      status
      ...DraftPage_application
    }
  }
`;

interface Props {
  id: string;
  step: string;
}

/** The guided application: a draft in steps, saved as it is typed. */
export default function DraftPage({ id, step }: Props) {
  const [{ application }, reload] = usePageQuery<DraftPageQuery>(QUERY, { id });
  useDraftChanges(id, reload);
  if (!application) return <NotFound />;
  if (application.status !== 'DRAFT') return <Redirect to={`/applications/${id}`} replace />;
  const current = STEPS.find((known) => known === step);
  if (!current) return <Redirect to={`/applications/${id}/edit/${STEPS[0]}`} replace />;
  return <Editor application={application} step={current} />;
}

function Editor({ application: key, step }: { application: DraftPage_application$key; step: Step }) {
  const { t } = useTranslation();
  const application = useFragment(
    graphql`
      fragment DraftPage_application on Application {
        id
        ...useDraft_application
        ...useSummary_application
        ...StepList_application
        ...StepContent_application
      }
    `,
    key,
  );
  const draft = useDraft(application);
  const summary = useSummary(application);
  return (
    <DraftContext value={draft}>
      <Title key={step} above={<p className="hub-muted">{summary}</p>}>{t(`draft.step.${step}`)}</Title>
      <SaveState />
      <div className="hub-draft">
        <StepList application={application} step={step} />
        <StepContent application={application} step={step} />
      </div>
      {draft.clashes.length > 0 && <ClashDialog />}
    </DraftContext>
  );
}
