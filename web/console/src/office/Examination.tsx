import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { AlertList } from '../application/AlertList';
import { Authorizations } from '../application/Authorizations';
import { BeneficiaryTable } from '../application/BeneficiaryTable';
import { DocumentList } from '../application/DocumentList';
import { DocumentViewer } from '../application/DocumentViewer';
import { Facts } from '../application/Facts';
import { History } from '../application/History';
import { InterlocutionList } from '../application/InterlocutionList';
import { Limits } from '../application/Limits';
import { Report } from '../application/Report';
import type { OpenDocument } from '../application/displayable';
import { Boundary } from '../parts/Boundary';
import { OfficePanel } from './OfficePanel';
import { UnitHistory } from './UnitHistory';
import type { Examination_application$key } from './__generated__/Examination_application.graphql';

/** What an office decides on, side by side: what was found, the file, the evidence and what was before. */
export default function Examination({ application: key }: { application: Examination_application$key }) {
  const { t } = useTranslation();
  const { shown, open, close } = useOpenDocument();
  const application = useFragment(
    graphql`
      fragment Examination_application on Application {
        id
        unit {
          id
        }
        ...InterlocutionList_application
        ...AlertList_application
        ...Limits_application
        ...Facts_application
        ...BeneficiaryTable_application
        ...Report_application
        ...DocumentList_application
        ...Authorizations_application
        ...History_application
      }
    `,
    key,
  );
  const { id, unit } = application;
  return (
    <div className="hub-examination" data-viewing={shown !== null}>
      <div className="hub-examined">
        <div className="hub-columns">
          <div className="hub-stack">
            <Boundary>
              <OfficePanel id={id} />
            </Boundary>
            <InterlocutionList application={application} />
            <AlertList application={application} />
            <section className="hub-card" aria-labelledby="limits">
              <h2 id="limits">{t('application.limits')}</h2>
              <Boundary>
                <Limits application={application} />
              </Boundary>
            </section>
          </div>
          <div className="hub-stack">
            <Facts application={application} />
            <BeneficiaryTable application={application} />
            <Report application={application} />
          </div>
          <div className="hub-stack">
            <DocumentList application={application} onOpen={open} />
            {unit && (
              <Boundary>
                <UnitHistory unitId={unit.id} applicationId={id} />
              </Boundary>
            )}
            <Authorizations application={application} />
            <History application={application} />
          </div>
        </div>
      </div>
      {shown && <DocumentViewer document={shown} onClose={close} />}
    </div>
  );
}

/** The document that is open; the focus goes back to what opened it. */
function useOpenDocument() {
  const [shown, setShown] = useState<OpenDocument | null>(null);
  const opener = useRef<Element | null>(null);
  const open = (document: OpenDocument) => {
    opener.current = window.document.activeElement;
    setShown(document);
  };
  const close = () => {
    setShown(null);
    if (opener.current instanceof HTMLElement) opener.current.focus();
  };
  return { shown, open, close };
}
