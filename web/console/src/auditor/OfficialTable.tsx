import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import { day } from '../i18n/format';
import { type Official, useOfficials } from './useOfficials';

export function OfficialTable({ office }: { office: string }) {
  const { t } = useTranslation();
  const officials = useOfficials(office);
  return (
    <section className="hub-card" aria-labelledby="found">
      <h2 id="found">
        <span role="status">{t('auditor.officialsShown', { count: officials.length })}</span>
      </h2>
      <table className="hub-table" aria-labelledby="found">
        <thead>
          <tr>
            <th scope="col">{t('auditor.name')}</th>
            <th scope="col">{t('auditor.role')}</th>
            <th scope="col">{t('auditor.since')}</th>
            <th scope="col">{t('auditor.until')}</th>
            <th scope="col">{t('auditor.see')}</th>
          </tr>
        </thead>
        <tbody>
          {officials.map((official) => (
            <OfficialRow key={official.id} office={office} official={official} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function OfficialRow({ office, official: { id, name, role, validFrom, validTo } }: { office: string; official: Official }) {
  const { t } = useTranslation();
  const isDirector = role === 'DIRECTOR';
  const work = isDirector ? t('auditor.theirDecisions') : t('auditor.theirApplications');
  return (
    <tr>
      <th scope="row">{name}</th>
      <td data-column={t('auditor.role')}>{t(`role.${role}`)}</td>
      <td data-column={t('auditor.since')}>{day(validFrom)}</td>
      <td data-column={t('auditor.until')}>{validTo ? day(validTo) : t('auditor.inService')}</td>
      <td>
        <Link href={isDirector ? `/decisions?office=${office}&director=${id}` : `/?office=${office}&operator=${id}`} aria-label={`${work}: ${name}`}>
          {work}
        </Link>
      </td>
    </tr>
  );
}
