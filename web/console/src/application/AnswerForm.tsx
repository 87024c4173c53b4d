import { Button } from 'design-react-kit';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRelayEnvironment } from 'react-relay/hooks';

import { HubFailure } from '../hub/failure';
import { DropZone } from '../parts/DropZone';
import { Refused } from '../parts/Refused';
import { TextArea } from '../parts/TextArea';
import { answerInterlocution } from './answerInterlocution';

/** Answers the office, with files where it asked for them. */
export function AnswerForm({ id }: { id: string }) {
  const { t } = useTranslation();
  const environment = useRelayEnvironment();
  // Sent again after a lost answer, it is the same answer.
  const [key] = useState(() => crypto.randomUUID());
  const [text, setText] = useState('');
  const [files, setFiles] = useState<readonly File[]>([]);
  const [refused, setRefused] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const answer = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      setRefused((await answerInterlocution(environment, { id, key, text }, files))[0]?.message);
    } catch (failure) {
      setRefused((failure instanceof HubFailure && failure.message) || t('frame.failed'));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void answer(event)}>
      <TextArea label={t('application.answer')} required value={text} onChange={setText} />
      <DropZone label={t('draft.attach')} hint={t('draft.attachHint')} multiple onFiles={(more) => setFiles([...files, ...more])} />
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
