import { Button } from 'design-react-kit';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Boundary } from '../parts/Boundary';
import { DecimalField } from '../parts/DecimalField';
import { EstimateResult } from './EstimateResult';

/** What the application would be worth, at an hourly pay that is the same for all. */
export function Estimate({ applicationId }: { applicationId: string }) {
  const { t } = useTranslation();
  const [hourlyPay, setHourlyPay] = useState<string | null>(null);
  const [asked, setAsked] = useState<string | null>(null);
  return (
    <section className="hub-card" aria-labelledby="estimate">
      <h2 id="estimate">{t('draft.estimate')}</h2>
      <DecimalField label={t('draft.hourlyPay')} hint={t('draft.hourlyPayHint')} value={hourlyPay} onChange={setHourlyPay} />
      <Button color="primary" outline size="sm" disabled={!hourlyPay} onClick={() => setAsked(hourlyPay)}>
        {t('draft.estimateNow')}
      </Button>
      {asked && (
        <Boundary key={asked}>
          <EstimateResult applicationId={applicationId} hourlyPay={asked} />
        </Boundary>
      )}
    </section>
  );
}
