import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';
import { Link } from 'wouter';

import { NotFound } from '../frame/NotFound';
import { usePageQuery } from '../hub/usePageQuery';
import { Announcement } from '../parts/Announcement';
import { Title } from '../parts/Title';
import type { Role } from '../session/person';
import { DelegationActs } from './DelegationActs';
import { DelegationFacts } from './DelegationFacts';
import { DelegationTag } from './DelegationTag';
import { PaperForm } from './PaperForm';
import { SubDelegationList } from './SubDelegationList';
import { DELEGATION } from './readDelegation';
import { useDelegationChanges } from './useDelegationChanges';
import type { DelegationPage_delegation$key } from './__generated__/DelegationPage_delegation.graphql';
import type { readDelegationQuery } from './__generated__/readDelegationQuery.graphql';

interface Props {
  id: string;
  role: Role;
}

export default function DelegationPage({ id, role }: Props) {
  const [{ delegation }, reload] = usePageQuery<readDelegationQuery>(DELEGATION, { id });
  const changes = useDelegationChanges(id, reload);
  return delegation ? <Found delegation={delegation} role={role} changes={changes} /> : <NotFound />;
}

interface FoundProps {
  delegation: DelegationPage_delegation$key;
  role: Role;
  /** How often it has changed while it was shown. */
  changes: number;
}

function Found({ delegation: key, role, changes }: FoundProps) {
  const { t } = useTranslation();
  const [isToPrint, setToPrint] = useState(false);
  const onPrinted = useCallback(() => setToPrint(false), []);
  const delegation = useFragment(
    graphql`
      fragment DelegationPage_delegation on Delegation {
        status
        isExpiring
        employerName
        intermediary {
          id
          name
        }
        viewerCan {
          print
          activate
        }
        ...DelegationActs_delegation
        ...DelegationFacts_delegation
        ...PaperForm_delegation
        ...SubDelegationList_delegation
      }
    `,
    key,
  );
  const { status, isExpiring, viewerCan } = delegation;
  const name = (role === 'EMPLOYER' ? delegation.intermediary?.name : delegation.employerName) ?? '';
  const title = role === 'EMPLOYER' ? t('delegation.to', { name }) : t('delegation.of', { name });
  return (
    <div className="hub-delegation">
      <Title
        above={
          <>
            <Link href="/delegations">{t('delegation.back')}</Link>
            <div className="hub-below">
              <DelegationTag status={status} isExpiring={isExpiring} />
            </div>
          </>
        }
      >
        {title}
      </Title>
      <Announcement text={changes ? t('start.changed', { what: t(`delegation.status.${status}`) }) : ''} />
      {viewerCan.print && <p>{t('delegation.toBePrinted')}</p>}
      {viewerCan.activate && <p>{t('delegation.toBeSigned')}</p>}
      <DelegationActs delegation={delegation} name={name} onForm={() => setToPrint(true)} />
      <div className="hub-application">
        <div className="hub-stack">
          <SubDelegationList delegation={delegation} />
          <PaperForm delegation={delegation} isToPrint={isToPrint} onPrinted={onPrinted} />
        </div>
        <div className="hub-stack">
          <DelegationFacts delegation={delegation} role={role} />
        </div>
      </div>
    </div>
  );
}
