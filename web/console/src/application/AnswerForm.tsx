import { Button } from 'design-react-kit';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRelayEnvironment } from 'react-relay/hooks';

import { DropZone } from '../parts/DropZone';
import { Refused } from '../parts/Refused';
import { TextArea } from '../parts/TextArea';
import { useAct } from '../parts/useAct';
import { useIdempotencyKey } from '../parts/useIdempotencyKey';
import { answerInterlocution } from './answerInterlocution';

/** Answers the office, with files where it asked for them. */
export function AnswerForm({ id }: { id: string }) {
  const { t } = useTranslation();
  const environment = useRelayEnvironment();
  const key = useIdempotencyKey();
  const [text, setText] = useState('');
  const [files, setFiles] = useState<readonly File[]>([]);
  const { refused, isBusy, carryOut } = useAct();
  const answer = async (event: FormEvent) => {
    event.preventDefault();
    const content = { text, files: files.map(({ name, size, lastModified }) => ({ name, size, lastModified })) };
    if (await carryOut(() => answerInterlocution(environment, { id, key: key.of(content), text }, files))) key.renew();
  };
  return (
    <form onSubmit={(event) => void answer(event)}>
      <TextArea label={t('application.answer')} required value={text} onChange={setText} />
      <DropZone label={t('draft.attach')} hint={t('draft.attachHint')} multiple disabled={isBusy} onFiles={(more) => setFiles([...files, ...more])} />
      <ul>
        {files.map((file) => (
          <li key={file.name}>{file.name}</li>
        ))}
      </ul>
      <Refused text={refused} />
      <Button color="primary" size="sm" type="submit" disabled={isBusy}>
        {t('application.sendAnswer')}
      </Button>
    </form>
  );
}
