import { Button } from 'design-react-kit';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, useFragment, useRelayEnvironment } from 'react-relay/hooks';

import { commit } from '../hub/commit';
import { moment } from '../i18n/format';
import { Refused } from '../parts/Refused';
import { TextArea } from '../parts/TextArea';
import { useAct } from '../parts/useAct';
import { useIdempotencyKey } from '../parts/useIdempotencyKey';
import type { NoteListMutation } from './__generated__/NoteListMutation.graphql';
import type { NoteList_application$key } from './__generated__/NoteList_application.graphql';

const ADD = graphql`
  mutation NoteListMutation($id: ID!, $text: String!, $key: String!) {
    addNote(applicationId: $id, text: $text, idempotencyKey: $key) {
      note {
        application {
          ...NoteList_application
        }
      }
      userErrors {
        message
      }
    }
  }
`;

/** Notes of the office, which nobody outside of it sees. */
export function NoteList({ application }: { application: NoteList_application$key }) {
  const { t } = useTranslation();
  const environment = useRelayEnvironment();
  const key = useIdempotencyKey();
  const [text, setText] = useState('');
  const { refused, isBusy, carryOut } = useAct();
  const { id, notes } = useFragment(
    graphql`
      fragment NoteList_application on Application {
        id
        notes {
          id
          text
          author {
            name
          }
          writtenAt
        }
      }
    `,
    application,
  );
  const add = async (event: FormEvent) => {
    event.preventDefault();
    const send = () => commit<NoteListMutation>(environment, ADD, { id, text, key: key.of({ id, text }) });
    if (!(await carryOut(async () => (await send()).addNote.userErrors))) return;
    key.renew();
    setText('');
  };
  return (
    <details className="hub-fold" open={notes.length > 0}>
      <summary>{t('office.notes', { count: notes.length })}</summary>
      {notes.map((note) => (
        <blockquote key={note.id}>
          <p className="hub-muted">
            {note.author.name}, {moment(note.writtenAt)}
          </p>
          <p>{note.text}</p>
        </blockquote>
      ))}
      <form onSubmit={(event) => void add(event)}>
        <TextArea label={t('office.note')} hint={t('office.noteHint')} required value={text} onChange={setText} />
        <Refused text={refused} />
        <Button color="primary" outline size="sm" type="submit" disabled={isBusy}>
          {t('office.noteAdd')}
        </Button>
      </form>
    </details>
  );
}
