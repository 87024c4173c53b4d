import { Button } from 'design-react-kit';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, useFragment, useRelayEnvironment } from 'react-relay/hooks';

import { DropZone } from '../../parts/DropZone';
import { Refused } from '../../parts/Refused';
import { useAct } from '../../parts/useAct';
import { useCurrentDraft } from '../DraftContext';
import { ImportErrors } from './ImportErrors';
import { listOf } from './sheet';
import { type ImportResult, importWorkers } from './importWorkers';
import type { WorkerImport_application$key } from './__generated__/WorkerImport_application.graphql';

/** A list as a file: tried first, row by row, and put in place of the list only then. */
export function WorkerImport({ application: key }: { application: WorkerImport_application$key }) {
  const { t } = useTranslation();
  const environment = useRelayEnvironment();
  const { flush } = useCurrentDraft();
  const [tried, setTried] = useState<{ file: File; result: ImportResult } | null>(null);
  const [done, setDone] = useState<number>();
  const { refused, isBusy, carryOut } = useAct();
  const { id: applicationId } = useFragment(
    graphql`
      fragment WorkerImport_application on Application {
        id
      }
    `,
    key,
  );
  const send = async (file: File, dryRun: boolean) => importWorkers(environment, { applicationId, version: await flush(), dryRun }, file);
  const attempt = async (chosen: File) => {
    setDone(undefined);
    setTried(null);
    const file = await listOf(chosen);
    if (typeof file === 'string') return [{ message: t(file === 'tooLarge' ? 'draft.workbookTooLarge' : 'draft.notAWorkbook') }];
    const result = await send(file, true);
    setTried({ file, result });
    return result.userErrors;
  };
  const replace = async (file: File) => {
    const result = await send(file, false);
    const isDone = isFaultless(result);
    setTried(isDone ? null : { file, result });
    if (isDone) setDone(result.rows);
    return result.userErrors;
  };
  const isGood = tried && isFaultless(tried.result);
  return (
    <section className="hub-card" aria-labelledby="import">
      <h2 id="import">{t('draft.import')}</h2>
      <DropZone
        label={t('draft.importFile')}
        hint={t('draft.importHint')}
        accept=".csv,.xlsx,text/csv"
        disabled={isBusy}
        onFiles={([file]) => file && void carryOut(() => attempt(file))}
      />
      <div role="status">
        {done !== undefined && <p>{t('draft.imported', { count: done })}</p>}
        {isGood && <p>{t('draft.importGood', { count: tried.result.rows, name: tried.file.name })}</p>}
      </div>
      <Refused text={refused} />
      {tried && tried.result.errorCount > 0 && <ImportErrors result={tried.result} />}
      {isGood && (
        <Button color="primary" size="sm" disabled={isBusy} onClick={() => void carryOut(() => replace(tried.file))}>
          {t('draft.importReplace')}
        </Button>
      )}
    </section>
  );
}

function isFaultless({ errorCount, userErrors }: ImportResult): boolean {
  return errorCount === 0 && userErrors.length === 0;
}
