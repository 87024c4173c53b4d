import { Button } from 'design-react-kit';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRelayEnvironment } from 'react-relay/hooks';

import { Dialog } from '../../parts/Dialog';
import { Refused } from '../../parts/Refused';
import { useCurrentDraft } from '../DraftContext';
import { WorkerFields } from './WorkerFields';
import { type WorkerErrors, type WorkerInput, editWorkers } from './editWorkers';

interface Props {
  /** As it stands in the list; none where one is added. */
  worker?: WorkerInput;
  applicationId: string;
  version: number;
  onClose: () => void;
}

const NEW: WorkerInput = { taxCode: '', qualification: 'WORKER' };

export function WorkerDialog({ worker, applicationId, version, onClose }: Props) {
  const { t } = useTranslation();
  const environment = useRelayEnvironment();
  const { flush } = useCurrentDraft();
  const [input, setInput] = useState<WorkerInput>(worker ? { ...worker } : NEW);
  const [errors, setErrors] = useState<WorkerErrors>([]);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    await flush();
    const found = await editWorkers(environment, { applicationId, version, put: [input], remove: [] });
    setErrors(found);
    if (found.length === 0) onClose();
  };
  const errorAt = (field: string) => errors.find(({ path }) => path.at(-1) === field)?.message;
  const others = errors.filter(({ path }) => !Object.hasOwn(FIELDS, path.at(-1) ?? ''));
  return (
    <Dialog title={worker ? t('draft.changeWorker', { taxCode: worker.taxCode }) : t('draft.addWorker')} onCancel={onClose}>
      <form onSubmit={(event) => void save(event)}>
        <WorkerFields input={input} isNew={!worker} errorAt={errorAt} onChange={setInput} />
        <Refused text={others[0]?.message} />
        <Button color="primary" type="submit">
          {t('draft.saveWorker')}
        </Button>{' '}
        <Button color="primary" outline type="button" onClick={onClose}>
          {t('frame.cancel')}
        </Button>
      </form>
    </Dialog>
  );
}

/** The fields that show their error themselves. */
const FIELDS = { taxCode: 0, qualification: 0, hiredOn: 0, contractHours: 0, hoursRequested: 0, effectiveDays: 0, iban: 0 };
