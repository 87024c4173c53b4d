import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { day, decimal } from '../i18n/format';
import type { BeneficiaryRow_beneficiary$key } from './__generated__/BeneficiaryRow_beneficiary.graphql';

export function BeneficiaryRow({ beneficiary: key }: { beneficiary: BeneficiaryRow_beneficiary$key }) {
  const { t } = useTranslation();
  const { taxCode, qualification, hiredOn, contractHours, hoursRequested } = useFragment(
    graphql`
      fragment BeneficiaryRow_beneficiary on Beneficiary {
        taxCode
        qualification
        hiredOn
        contractHours
        hoursRequested
      }
    `,
    key,
  );
  return (
    <tr>
      <th scope="row" className="hub-code">
        {taxCode}
      </th>
      <td>{t(`qualification.${qualification}`)}</td>
      <td data-column={t('application.hiredOn')}>{hiredOn && day(hiredOn)}</td>
      <td className="hub-figure" data-column={t('application.contractHours')}>
        {contractHours && decimal(contractHours)}
      </td>
      <td className="hub-figure" data-column={t('application.hours')}>
        {hoursRequested && decimal(hoursRequested)}
      </td>
    </tr>
  );
}
