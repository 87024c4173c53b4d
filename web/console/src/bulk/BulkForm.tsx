import { Button } from 'design-react-kit';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRelayEnvironment } from 'react-relay/hooks';

import { HubFailure } from '../hub/failure';
import { Boundary } from '../parts/Boundary';
import { Field } from '../parts/Field';
import { Refused } from '../parts/Refused';
import { BulkCause } from './BulkCause';
import { UnitPicker } from './UnitPicker';
import { type BulkCauseName, createDrafts } from './createDrafts';

/** At most so many units at once, as the graph takes them. */
const MOST = 50;

interface Props {
  onCreated: (ids: readonly string[]) => void;
}

/** Which units, and what is the same for all of them. */
export function BulkForm({ onCreated }: Props) {
  const { t } = useTranslation();
  const environment = useRelayEnvironment();
  // Sent again after a failure, it makes what is missing and finds the others.
  const [key] = useState(() => crypto.randomUUID());
  const [units, setUnits] = useState<ReadonlySet<string>>(new Set());
  const [cause, setCause] = useState<BulkCauseName>('WEATHER_CONSTRUCTION');
  const [period, setPeriod] = useState({ from: '', to: '' });
  const [refused, setRefused] = useState<readonly string[]>([]);
  const create = async (event: FormEvent) => {
    event.preventDefault();
    try {
      const { ids, errors } = await createDrafts(environment, { unitIds: [...units], content: { cause, period }, key });
      setRefused(errors);
      if (errors.length === 0) onCreated(ids);
    } catch (failure) {
      setRefused([(failure instanceof HubFailure && failure.message) || t('frame.failed')]);
    }
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
      <Refused text={refused.join(' ')} />
      <p>
        <Button color="primary" type="submit" disabled={units.size === 0 || units.size > MOST}>
          {t('bulk.create', { count: units.size })}
        </Button>
      </p>
    </form>
  );
}
