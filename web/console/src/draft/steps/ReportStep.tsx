import { Button } from 'design-react-kit';
import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { useCurrentDraft } from '../DraftContext';
import { FieldAlerts } from '../FieldAlerts';
import { ComposedReport } from '../report/ComposedReport';
import type { ReportStep_application$key } from './__generated__/ReportStep_application.graphql';

/** The technical report, composed by cause; or a document, in the step of documents. */
export function ReportStep({ application: key }: { application: ReportStep_application$key }) {
  const { t } = useTranslation();
  const { values, set } = useCurrentDraft();
  const application = useFragment(
    graphql`
      fragment ReportStep_application on Application {
        report {
          __typename
          ... on UploadedReport {
            document {
              id
              fileName
            }
          }
        }
        ...FieldAlerts_application
      }
    `,
    key,
  );
  const { report } = application;
  return (
    <div className="hub-card">
      <FieldAlerts application={application} fields={['report', 'weatherDays', 'indicators']} />
      {report?.__typename === 'UploadedReport' && <p>{t('application.uploadedReport', { name: report.document.fileName })}</p>}
      {report?.__typename !== 'UploadedReport' && <p className="hub-muted">{t('draft.orUploaded')}</p>}
      {values.report && (
        <p>
          <Button color="primary" outline size="xs" onClick={() => set({ report: null })}>
            {t('draft.discardReport')}
          </Button>
        </p>
      )}
      {values.cause ? <ComposedReport cause={values.cause} /> : <p>{t('draft.causeFirst')}</p>}
    </div>
  );
}
