import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { Boundary } from '../parts/Boundary';
import { ReassignFields } from './ReassignFields';
import type { ReassignForm_application$key } from './__generated__/ReassignForm_application.graphql';

/** Gives an application to another operator; who there is to choose from is loaded as it unfolds. */
export function ReassignForm({ application: key }: { application: ReassignForm_application$key }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const { id, version } = useFragment(
    graphql`
      fragment ReassignForm_application on Application {
        id
        version
      }
    `,
    key,
  );
  return (
    <details className="hub-fold" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('office.reassign')}</summary>
      {isOpen && (
        <Boundary>
          <ReassignFields application={{ id, version }} onDone={() => setOpen(false)} />
        </Boundary>
      )}
    </details>
  );
}
