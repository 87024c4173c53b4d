import { useTranslation } from 'react-i18next';
import { graphql, useFragment, useLazyLoadQuery } from 'react-relay/hooks';

import { InterlocutionForm } from './InterlocutionForm';
import { NoteList } from './NoteList';
import { OfficeAct } from './OfficeAct';
import { ProposalCard } from './ProposalCard';
import { ProposalForm } from './ProposalForm';
import { ReassignForm } from './ReassignForm';
import { useOfficeChanges } from './useOfficeChanges';
import { usePanelActs } from './usePanelActs';
import type { OfficePanelQuery } from './__generated__/OfficePanelQuery.graphql';
import type { OfficePanel_application$key } from './__generated__/OfficePanel_application.graphql';

/** What the office does with an application, and what it says of it among its own. */
export function OfficePanel({ id }: { id: string }) {
  const { application } = useLazyLoadQuery<OfficePanelQuery>(
    graphql`
      query OfficePanelQuery($id: ID!) {
        application(id: $id) {
          ...OfficePanel_application
        }
      }
    `,
    { id },
    { fetchPolicy: 'store-and-network' },
  );
  useOfficeChanges(id);
  return application && <Panel application={application} />;
}

function Panel({ application: key }: { application: OfficePanel_application$key }) {
  const { t } = useTranslation();
  const application = useFragment(
    graphql`
      fragment OfficePanel_application on Application {
        id
        version
        status
        operator {
          name
        }
        viewerCan {
          take
          release
          review
          openInterlocution
          propose
          reassign
        }
        proposals {
          id
          ...ProposalCard_proposal
        }
        ...OfficeAct_application
        ...InterlocutionForm_application
        ...ProposalForm_application
        ...ReassignForm_application
        ...NoteList_application
      }
    `,
    key,
  );
  const { viewerCan, proposals } = application;
  usePanelActs(application);
  return (
    <section className="hub-card" aria-labelledby="office">
      <h2 id="office" tabIndex={-1}>{t('office.examination')}</h2>
      <p className="hub-office-acts">
        {(['take', 'review', 'release'] as const).map((act) => viewerCan[act] && <OfficeAct key={act} application={application} act={act} />)}
      </p>
      {proposals.map((proposal) => (
        <ProposalCard key={proposal.id} proposal={proposal} />
      ))}
      {viewerCan.openInterlocution && <InterlocutionForm application={application} />}
      {viewerCan.reassign && <ReassignForm application={application} />}
      {viewerCan.propose && <ProposalForm application={application} />}
      <NoteList application={application} />
    </section>
  );
}
