import { useTranslation } from 'react-i18next';

import { Boundary } from '../parts/Boundary';
import { Title } from '../parts/Title';
import { written } from '../parts/address';
import { useFilter } from '../parts/useFilter';
import { OfficeChoice } from './OfficeChoice';
import { OfficialTable } from './OfficialTable';

/** Who examines and who signs, by office. */
export default function OfficialsPage() {
  const { t } = useTranslation();
  const [office, setOffice] = useFilter(
    (address) => address.get('office') || null,
    (chosen) => written({ office: chosen }),
  );
  return (
    <>
      <Title>{t('auditor.officials')}</Title>
      <p>{t('auditor.officialsHint')}</p>
      <Boundary>
        <form className="hub-filter" role="search" onSubmit={(event) => event.preventDefault()}>
          <OfficeChoice value={office} none={t('auditor.chooseOffice')} onChange={setOffice} />
        </form>
      </Boundary>
      <Boundary key={office}>{office && <OfficialTable office={office} />}</Boundary>
    </>
  );
}
