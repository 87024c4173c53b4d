import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from 'react-relay/hooks';

import { AccessesLink } from '../auditor/AccessesLink';
import { NotFound } from '../frame/NotFound';
import { usePageQuery } from '../hub/usePageQuery';
import { Announcement } from '../parts/Announcement';
import { Boundary } from '../parts/Boundary';
import { StatusTag } from '../parts/StatusTag';
import { Title } from '../parts/Title';
import type { Role } from '../session/person';
import { AlertList } from './AlertList';
import { ApplicantActs } from './ApplicantActs';
import { Authorizations } from './Authorizations';
import { BeneficiaryTable } from './BeneficiaryTable';
import { DocumentList } from './DocumentList';
import { Facts } from './Facts';
import { History } from './History';
import { InterlocutionList } from './InterlocutionList';
import { Limits } from './Limits';
import { MissingList } from './MissingList';
import { Report } from './Report';
import { SubmittedNotice } from './SubmittedNotice';
import { useApplicationChanges } from './useApplicationChanges';
import { useSummary } from './useSummary';
import type { ApplicationPageQuery } from './__generated__/ApplicationPageQuery.graphql';

const Examination = lazy(() => import('../office/Examination'));

const QUERY = graphql`
  query ApplicationPageQuery($id: ID!) {
    changesCursor
    application(id: $id) {
      id
      status
      ...useSummary_application
      ...SubmittedNotice_application
      ...ApplicantActs_application
      ...AccessesLink_application
      ...MissingList_application
      ...AlertList_application
      ...InterlocutionList_application
      ...Limits_application
      ...BeneficiaryTable_application
      ...Report_application
      ...Facts_application
      ...Authorizations_application
      ...DocumentList_application
      ...History_application
      ...Examination_application
    }
  }
`;

interface Props {
  id: string;
  role: Role;
}

export default function ApplicationPage({ id, role }: Props) {
  const { t } = useTranslation();
  const [{ application }, reload] = usePageQuery<ApplicationPageQuery>(QUERY, { id });
  const changed = useApplicationChanges(id, reload);
  const summary = useSummary(application ?? null);
  if (!application) return <NotFound />;
  const status = t(`status.${application.status}`);
  return (
    <>
      <Title above={<StatusTag status={application.status} />}>{summary}</Title>
      <Announcement text={changed ? t('start.changed', { what: status }) : ''} />
      {role === 'OPERATOR' || role === 'DIRECTOR' ? (
        <Boundary>
          <Examination application={application} />
        </Boundary>
      ) : (
        <>
          <SubmittedNotice application={application} />
          {(role === 'EMPLOYER' || role === 'INTERMEDIARY') && <ApplicantActs application={application} />}
          {role === 'AUDITOR' && <AccessesLink application={application} />}
          <div className="hub-application">
            <div className="hub-stack">
              <MissingList application={application} />
              <InterlocutionList application={application} />
              <AlertList application={application} />
              <section className="hub-card" aria-labelledby="limits">
                <h2 id="limits">{t('application.limits')}</h2>
                <Boundary>
                  <Limits application={application} />
                </Boundary>
              </section>
              <BeneficiaryTable application={application} />
              <Report application={application} />
            </div>
            <div className="hub-stack">
              <Facts application={application} />
              <Authorizations application={application} />
              <DocumentList application={application} />
              <History application={application} />
            </div>
          </div>
        </>
      )}
    </>
  );
}
