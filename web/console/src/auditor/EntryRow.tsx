import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { moment } from '../i18n/format';
import { EntryDetails } from './EntryDetails';
import { OPERATIONS } from './operations';
import { useAbout } from './useAbout';
import type { EntryRow_entry$key } from './__generated__/EntryRow_entry.graphql';

export function EntryRow({ entry: key }: { entry: EntryRow_entry$key }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const entry = useFragment(
    graphql`
      fragment EntryRow_entry on AccessEntry {
        number
        at
        person {
          name
        }
        role
        subject
        program
        kind
        operation
        ...useAbout_entry
        ...EntryDetails_entry
      }
    `,
    key,
  );
  const about = useAbout(entry);
  const { number, at, person, role, subject, program, kind, operation } = entry;
  const words = OPERATIONS.get(operation ?? '');
  return (
    <>
      <tr>
        <th scope="row">
          <time dateTime={at}>{moment(at)}</time>
          <span className="hub-beneath">{t('auditor.entry', { number })}</span>
        </th>
        <td data-column={t('auditor.who')}>
          {person.name}
          <span className="hub-beneath">{[t(`role.${role}`), subject, program && t('auditor.byProgram')].filter(Boolean).join(' · ')}</span>
        </td>
        <td data-column={t('auditor.what')}>
          <span className="hub-tag" data-tone={kind === 'CHANGE' ? 'waiting' : 'busy'}>
            {t(`auditor.accessKind.${kind}`)}
          </span>
          <span className={words ? 'hub-beneath' : 'hub-beneath hub-code'}>{words ? t(`operation.${words}`) : (operation ?? t('auditor.unnamed'))}</span>
        </td>
        <td data-column={t('auditor.about')}>
          <button
            type="button"
            className="hub-toggle"
            aria-expanded={isOpen}
            aria-controls={id}
            aria-label={`${about}. ${t('auditor.details', { number })}`}
            onClick={() => setOpen(!isOpen)}
          >
            {about}
          </button>
        </td>
      </tr>
      <tr id={id} hidden={!isOpen}>
        {isOpen && (
          <td colSpan={4}>
            <EntryDetails entry={entry} />
          </td>
        )}
      </tr>
    </>
  );
}
