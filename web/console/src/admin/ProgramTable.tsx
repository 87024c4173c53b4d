import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { DeleteWebhookDialog } from './DeleteWebhookDialog';
import { ProgramRow } from './ProgramRow';
import { type HeldWebhook, ProgramWebhooks } from './ProgramWebhooks';
import { RevokeDialog } from './RevokeDialog';
import type { ProgramTable_program$key } from './__generated__/ProgramTable_program.graphql';

interface Props {
  /** The id of the heading that names the table. */
  labelledBy: string;
  programs: ProgramTable_program$key;
  onDone: (what: string) => void;
}

export interface HeldProgram {
  id: string;
  name: string;
  owner: string;
}

export function ProgramTable({ labelledBy, programs: key, onDone }: Props) {
  const { t } = useTranslation();
  const [revoking, setRevoking] = useState<HeldProgram>();
  const [deleting, setDeleting] = useState<HeldWebhook>();
  const programs = useFragment(
    graphql`
      fragment ProgramTable_program on Program @relay(plural: true) {
        id
        ...ProgramRow_program
        ...ProgramWebhooks_program
      }
    `,
    key,
  );
  return (
    <>
      <table className="hub-table" aria-labelledby={labelledBy}>
        <thead>
          <tr>
            <th scope="col">{t('admin.program')}</th>
            <th scope="col">{t('admin.madeBy')}</th>
            <th scope="col">{t('admin.lastUse')}</th>
            <th scope="col">{t('admin.status')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('admin.revoke')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {programs.map((program) => (
            <Fragment key={program.id}>
              <ProgramRow program={program} onRevoke={setRevoking} />
              <ProgramWebhooks program={program} columns={5} onDelete={setDeleting} />
            </Fragment>
          ))}
        </tbody>
      </table>
      {revoking && <RevokeDialog program={revoking} onDone={onDone} onClose={() => setRevoking(undefined)} />}
      {deleting && <DeleteWebhookDialog webhook={deleting} onDone={onDone} onClose={() => setDeleting(undefined)} />}
    </>
  );
}
