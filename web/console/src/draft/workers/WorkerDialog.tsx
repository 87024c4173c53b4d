import { Button } from 'design-react-kit';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRelayEnvironment } from 'react-relay/hooks';

import { Dialog } from '../../parts/Dialog';
import { Refused } from '../../parts/Refused';
import { otherRefusal, refusalOf } from '../../parts/refusals';
import { useAct } from '../../parts/useAct';
import { useCurrentDraft } from '../DraftContext';
import { WorkerFields } from './WorkerFields';
import { type WorkerInput, editWorkers } from './editWorkers';

interface Props {
  /** As it stands in the list; none where one is added. */
  worker?: WorkerInput;
  applicationId: string;
  onClose: () => void;
}

const NEW: WorkerInput = { taxCode: '', qualification: 'WORKER' };

export function WorkerDialog({ worker, applicationId, onClose }: Props) {
  const { t } = useTranslation();
  const environment = useRelayEnvironment();
  const { flush } = useCurrentDraft();
  const [input, setInput] = useState<WorkerInput>(worker ? { ...worker } : NEW);
  const { refusals, isBusy, carryOut } = useAct();
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const put = async () => editWorkers(environment, { applicationId, version: await flush(), put: [input], remove: [] });
    if (await carryOut(put)) onClose();
  };
  return (
    <Dialog title={worker ? t('draft.changeWorker', { taxCode: worker.taxCode }) : t('draft.addWorker')} onCancel={onClose}>
      <form onSubmit={(event) => void save(event)}>
        <WorkerFields input={input} isNew={!worker} errorAt={(field) => refusalOf(refusals, field)} onChange={setInput} />
        <Refused text={otherRefusal(refusals, FIELDS)} />
        <Button color="primary" type="submit" disabled={isBusy}>
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
const FIELDS = ['taxCode', 'qualification', 'hiredOn', 'contractHours', 'hoursRequested', 'effectiveDays', 'iban'];
