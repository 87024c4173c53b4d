import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { ProgramRow } from './ProgramRow';
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
  const programs = useFragment(
    graphql`
      fragment ProgramTable_program on Program @relay(plural: true) {
        id
        ...ProgramRow_program
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
            <ProgramRow key={program.id} program={program} onRevoke={setRevoking} />
          ))}
        </tbody>
      </table>
      {revoking && <RevokeDialog program={revoking} onDone={onDone} onClose={() => setRevoking(undefined)} />}
    </>
  );
}
