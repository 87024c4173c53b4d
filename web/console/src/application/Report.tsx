import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { ReportAnswer } from './ReportAnswer';
import type { Report_application$key } from './__generated__/Report_application.graphql';

/** The technical report: composed here, or a document. */
export function Report({ application: key }: { application: Report_application$key }) {
  const { t } = useTranslation();
  const { report } = useFragment(
    graphql`
      fragment Report_application on Application {
        report {
          __typename
          ... on ComposedReport {
            answers {
              field {
                name
              }
              ...ReportAnswer_answer
            }
          }
          ... on UploadedReport {
            document {
              id
              fileName
            }
          }
        }
      }
    `,
    key,
  );
  return (
    <section className="hub-card" aria-labelledby="report">
      <h2 id="report">{t('application.report')}</h2>
      {!report && <p>{t('application.noReport')}</p>}
      {report?.__typename === 'UploadedReport' && <p>{t('application.uploadedReport', { name: report.document.fileName })}</p>}
      {report?.__typename === 'ComposedReport' && (
        <dl>
          {report.answers.map((answer) => (
            <ReportAnswer key={answer.field.name} answer={answer} />
          ))}
        </dl>
      )}
    </section>
  );
}
