import { Button } from 'design-react-kit';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { clock } from '../i18n/format';
import { Loading } from '../parts/Loading';
import { Title } from '../parts/Title';
import { HealthParts } from './HealthParts';
import { type Health, askHealth } from './health';

const EVERY = 15_000;

/** How the hub is that answers this page. */
export default function HealthPage() {
  const { t } = useTranslation();
  const [health, setHealth] = useState<Health>();
  const ask = useCallback(async () => setHealth(await askHealth()), []);
  useEffect(() => {
    void ask();
    const timer = setInterval(() => void ask(), EVERY);
    return () => clearInterval(timer);
  }, [ask]);
  return (
    <>
      <Title>{t('admin.health')}</Title>
      <p>{t('admin.healthHint')}</p>
      {health ? (
        <section className="hub-card" aria-labelledby="parts">
          <p role="status" className="hub-health">
            <span className="hub-tag" data-tone={health.state === 'ready' ? 'good' : 'bad'}>
              {t(`admin.healthState.${health.state}`)}
            </span>
          </p>
          <h2 id="parts">{t('admin.healthParts')}</h2>
          <HealthParts health={health} />
          <p className="hub-muted">{t('admin.checkedAt', { time: clock(health.at), ms: health.milliseconds })}</p>
          <Button color="primary" outline size="sm" onClick={() => void ask()}>
            {t('admin.checkAgain')}
          </Button>
        </section>
      ) : (
        <Loading />
      )}
      <p className="hub-muted hub-below">{t('admin.versionUnknown')}</p>
    </>
  );
}
