import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'wouter';

import { Boundary } from '../parts/Boundary';
import { Title } from '../parts/Title';
import { OfficeChoice } from './OfficeChoice';
import { OfficialTable } from './OfficialTable';

/** Who examines and who signs, by office. */
export default function OfficialsPage() {
  const { t } = useTranslation();
  const [address, setAddress] = useSearchParams();
  const office = address.get('office') || null;
  return (
    <>
      <Title>{t('auditor.officials')}</Title>
      <p>{t('auditor.officialsHint')}</p>
      <Boundary>
        <form className="hub-filter" role="search" onSubmit={(event) => event.preventDefault()}>
          <OfficeChoice value={office} none={t('auditor.chooseOffice')} onChange={(id) => setAddress(id ? { office: id } : {}, { replace: true })} />
        </form>
      </Boundary>
      <Boundary key={office}>{office && <OfficialTable office={office} />}</Boundary>
    </>
  );
}
