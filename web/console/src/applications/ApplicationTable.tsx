import { useTranslation } from 'react-i18next';

import { ApplicationRow } from './ApplicationRow';
import type { ApplicationRow_application$key } from './__generated__/ApplicationRow_application.graphql';

interface Props {
  /** The id of the heading that names the table. */
  labelledBy: string;
  applications: readonly (ApplicationRow_application$key & { readonly id: string })[];
}

export function ApplicationTable({ labelledBy, applications }: Props) {
  const { t } = useTranslation();
  return (
    <table className="hub-table" aria-labelledby={labelledBy}>
      <thead>
        <tr>
          <th scope="col">{t('application.subject')}</th>
          <th scope="col">{t('application.status')}</th>
          <th scope="col">{t('application.protocol')}</th>
          <th scope="col">{t('application.alerts')}</th>
        </tr>
      </thead>
      <tbody>
        {applications.map((application) => (
          <ApplicationRow key={application.id} application={application} />
        ))}
      </tbody>
    </table>
  );
}
