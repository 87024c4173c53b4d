import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'wouter';

import { Boundary } from '../parts/Boundary';
import { Title } from '../parts/Title';
import { BulkDrafts } from './BulkDrafts';
import { BulkForm } from './BulkForm';

/** One event over many employers. The drafts that it made are in the address: the page can be left and gone on with. */
export default function BulkPage() {
  const { t } = useTranslation();
  const [address, setAddress] = useSearchParams();
  const ids = address.get('drafts')?.split(',').filter(Boolean) ?? [];
  return (
    <>
      <Title above={<Link href="/">{t('intermediary.back')}</Link>}>{t('bulk.title')}</Title>
      <Boundary>
        {ids.length > 0 ? (
          <BulkDrafts ids={ids} />
        ) : (
          <BulkForm onCreated={(created) => setAddress(new URLSearchParams({ drafts: created.join(',') }))} />
        )}
      </Boundary>
    </>
  );
}
