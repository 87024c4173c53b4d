import { Button } from 'design-react-kit';
import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { moment } from '../i18n/format';
import type { HeldProgram } from './ProgramTable';
import type { ProgramRow_program$key } from './__generated__/ProgramRow_program.graphql';

interface Props {
  program: ProgramRow_program$key;
  onRevoke: (program: HeldProgram) => void;
}

export function ProgramRow({ program: key, onRevoke }: Props) {
  const { t } = useTranslation();
  const { id, name, kind, scopes, madeBy, holds, expiresAt, revokedAt, lastUsedAt, lastAddress } = useFragment(
    graphql`
      fragment ProgramRow_program on Program {
        id
        name
        kind
        scopes
        madeBy {
          name
        }
        holds
        expiresAt
        revokedAt
        lastUsedAt
        lastAddress
      }
    `,
    key,
  );
  const used = lastUsedAt ? moment(lastUsedAt) : t('admin.never');
  return (
    <tr>
      <th scope="row">
        {name}
        <span className="hub-beneath">{t(`admin.programKind.${kind}`)}</span>
        <details className="hub-scopes">
          <summary>{t('admin.scopes', { count: scopes.length })}</summary>
          {scopes.map((scope) => t(`admin.scope.${scope}`)).join(' · ')}
        </details>
      </th>
      <td data-column={t('admin.madeBy')}>{madeBy.name}</td>
      <td data-column={t('admin.lastUse')}>{lastAddress ? t('admin.lastUseFrom', { at: used, address: lastAddress }) : used}</td>
      <td data-column={t('admin.status')}>
        {holds && t('admin.holds', { at: moment(expiresAt) })}
        {!holds && (revokedAt ? t('admin.revokedOn', { at: moment(revokedAt) }) : t('admin.pastEnd', { at: moment(expiresAt) }))}
      </td>
      <td>
        {holds && (
          <Button
            color="primary"
            outline
            size="xs"
            aria-label={`${t('admin.revoke')}: ${name}`}
            onClick={() => onRevoke({ id, name, owner: madeBy.name })}
          >
            {t('admin.revoke')}
          </Button>
        )}
      </td>
    </tr>
  );
}
