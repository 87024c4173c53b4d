import { Button } from 'design-react-kit';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, useFragment, useRelayEnvironment } from 'react-relay/hooks';

import { DropZone } from '../../parts/DropZone';
import { Refused } from '../../parts/Refused';
import { useCurrentDraft } from '../DraftContext';
import { ImportErrors } from './ImportErrors';
import { type Unreadable, listOf } from './sheet';
import { type ImportResult, importWorkers } from './importWorkers';
import type { WorkerImport_application$key } from './__generated__/WorkerImport_application.graphql';

/** A list as a file: tried first, row by row, and put in place of the list only then. */
export function WorkerImport({ application: key }: { application: WorkerImport_application$key }) {
  const { t } = useTranslation();
  const environment = useRelayEnvironment();
  const { flush } = useCurrentDraft();
  const [tried, setTried] = useState<{ file: File; result: ImportResult } | null>(null);
  const [done, setDone] = useState<number>();
  const [unreadable, setUnreadable] = useState<Unreadable>();
  const { id, version } = useFragment(
    graphql`
      fragment WorkerImport_application on Application {
        id
        version
      }
    `,
    key,
  );
  const attempt = async (chosen: File) => {
    await flush();
    setDone(undefined);
    setTried(null);
    setUnreadable(undefined);
    const file = await listOf(chosen);
    if (typeof file === 'string') setUnreadable(file);
    else setTried({ file, result: await importWorkers(environment, { applicationId: id, version, dryRun: true }, file) });
  };
  const replace = async (file: File) => {
    const result = await importWorkers(environment, { applicationId: id, version, dryRun: false }, file);
    const isDone = result.errorCount === 0 && result.userErrors.length === 0;
    setTried(isDone ? null : { file, result });
    if (isDone) setDone(result.rows);
  };
  const isGood = tried && tried.result.errorCount === 0 && tried.result.userErrors.length === 0;
  return (
    <section className="hub-card" aria-labelledby="import">
      <h2 id="import">{t('draft.import')}</h2>
      <DropZone label={t('draft.importFile')} hint={t('draft.importHint')} accept=".csv,.xlsx,text/csv" onFiles={([file]) => file && void attempt(file)} />
      <div role="status">
        {done !== undefined && <p>{t('draft.imported', { count: done })}</p>}
        {isGood && <p>{t('draft.importGood', { count: tried.result.rows, name: tried.file.name })}</p>}
      </div>
      <Refused text={unreadable ? t(unreadable === 'tooLarge' ? 'draft.workbookTooLarge' : 'draft.notAWorkbook') : tried?.result.userErrors[0]?.message} />
      {tried && tried.result.errorCount > 0 && <ImportErrors result={tried.result} />}
      {isGood && (
        <Button color="primary" size="sm" onClick={() => void replace(tried.file)}>
          {t('draft.importReplace')}
        </Button>
      )}
    </section>
  );
}
