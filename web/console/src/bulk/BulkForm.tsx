import { Button } from 'design-react-kit';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRelayEnvironment } from 'react-relay/hooks';

import { Boundary } from '../parts/Boundary';
import { Field } from '../parts/Field';
import { Refused } from '../parts/Refused';
import { useAct } from '../parts/useAct';
import { useIdempotencyKey } from '../parts/useIdempotencyKey';
import { BulkCause } from './BulkCause';
import { UnitPicker } from './UnitPicker';
import { type BulkCauseName, createDrafts } from './createDrafts';

/** At most so many units at once, as the graph takes them. */
const MOST = 50;

const BENEFIT = 'CIGO' as const;

interface Props {
  onCreated: (ids: readonly string[]) => void;
}

/** Which units, and what is the same for all of them. */
export function BulkForm({ onCreated }: Props) {
  const { t } = useTranslation();
  const environment = useRelayEnvironment();
  // The hub keeps each unit on its own under the key: sent again, also for other units, it makes what is missing and finds the others.
  const key = useIdempotencyKey();
  const { refused, isBusy, carryOut } = useAct();
  const [units, setUnits] = useState<ReadonlySet<string>>(new Set());
  const [cause, setCause] = useState<BulkCauseName>('WEATHER_CONSTRUCTION');
  const [period, setPeriod] = useState({ from: '', to: '' });
  const create = async (event: FormEvent) => {
    event.preventDefault();
    let made: readonly string[] = [];
    const same = { benefit: BENEFIT, content: { cause, period } };
    const send = async () => {
      const { ids, refusals } = await createDrafts(environment, { unitIds: [...units], ...same, key: key.of(same) });
      made = ids;
      return refusals;
    };
    if (!(await carryOut(send))) return;
    key.renew();
    onCreated(made);
  };
  return (
    <form className="hub-stack" onSubmit={(event) => void create(event)}>
      <div className="hub-card">
        <h2>{t('bulk.event')}</h2>
        <BulkCause value={cause} onChange={setCause} />
        <div className="hub-pair">
          <Field label={t('draft.from')} type="date" required value={period.from} onChange={({ target }) => setPeriod({ ...period, from: target.value })} />
          <Field label={t('draft.to')} type="date" required value={period.to} onChange={({ target }) => setPeriod({ ...period, to: target.value })} />
        </div>
      </div>
      <div className="hub-card">
        <h2>{t('bulk.units', { count: units.size, most: MOST })}</h2>
        <Boundary>
          <UnitPicker chosen={units} onChange={setUnits} />
        </Boundary>
      </div>
      <Refused text={refused} />
      <p>
        <Button color="primary" type="submit" disabled={isBusy || units.size === 0 || units.size > MOST}>
          {t('bulk.create', { count: units.size })}
        </Button>
      </p>
    </form>
  );
}
