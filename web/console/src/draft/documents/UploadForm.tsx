import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRelayEnvironment } from 'react-relay/hooks';

import { uploadProgress } from '../../hub/upload';
import { Choice } from '../../parts/Choice';
import { DropZone } from '../../parts/DropZone';
import { Refused } from '../../parts/Refused';
import type { Refusal } from '../../parts/refusals';
import { useStore } from '../../parts/store';
import { useAct } from '../../parts/useAct';
import { useCurrentDraft } from '../DraftContext';
import { KINDS, type Kind } from './kinds';
import { uploadDocument } from './uploadDocument';

/** Attaches files of one kind, one after the other. */
export function UploadForm({ applicationId }: { applicationId: string }) {
  const { t } = useTranslation();
  const environment = useRelayEnvironment();
  const { flush } = useCurrentDraft();
  const [kind, setKind] = useState<Kind>('TECHNICAL_REPORT_PDF');
  const { refused, isBusy, carryOut } = useAct();
  const progress = useStore(uploadProgress);
  const upload = async (files: readonly File[]) => {
    await flush();
    const refusals: Refusal[] = [];
    for (const file of files) refusals.push(...(await uploadDocument(environment, applicationId, kind, file)));
    return refusals;
  };
  return (
    <>
      <Choice
        label={t('draft.kind')}
        value={kind}
        options={KINDS.map((one) => [one, t(`draft.kinds.${one}`)])}
        onChange={(chosen) => chosen && setKind(chosen)}
      />
      <DropZone label={t('draft.attach')} hint={t('draft.attachHint')} multiple disabled={isBusy} onFiles={(files) => void carryOut(() => upload(files))} />
      {progress && (
        <label className="hub-progress">
          {t('draft.uploading', { name: progress.name })}
          <progress value={progress.sent} max={progress.total} />
        </label>
      )}
      <Refused text={refused} />
    </>
  );
}
