import { Button } from 'design-react-kit';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, useFragment, useRelayEnvironment } from 'react-relay/hooks';

import { commit } from '../hub/commit';
import { Choice } from '../parts/Choice';
import { Refused } from '../parts/Refused';
import { TextArea } from '../parts/TextArea';
import { useAct } from '../parts/useAct';
import { useIdempotencyKey } from '../parts/useIdempotencyKey';
import type { InterlocutionFormMutation } from './__generated__/InterlocutionFormMutation.graphql';
import type { InterlocutionForm_application$key } from './__generated__/InterlocutionForm_application.graphql';

const OPEN = graphql`
  mutation InterlocutionFormMutation($id: ID!, $version: Int!, $input: InterlocutionInput!, $key: String!) {
    openInterlocution(applicationId: $id, expectedVersion: $version, input: $input, idempotencyKey: $key) {
      interlocution {
        application {
          ...OfficePanel_application
          ...InterlocutionList_application
          ...History_application
        }
      }
      userErrors {
        message
      }
    }
  }
`;

const KINDS = ['SUPPLEMENTARY_INQUIRY', 'DECLARATION_CHECK'] as const;

/** Asks the applicant; it is delivered at once. */
export function InterlocutionForm({ application }: { application: InterlocutionForm_application$key }) {
  const { t } = useTranslation();
  const environment = useRelayEnvironment();
  const key = useIdempotencyKey();
  const [kind, setKind] = useState<(typeof KINDS)[number]>('SUPPLEMENTARY_INQUIRY');
  const [text, setText] = useState('');
  const [items, setItems] = useState('');
  const { refused, isBusy, carryOut } = useAct();
  const { id, version } = useFragment(
    graphql`
      fragment InterlocutionForm_application on Application {
        id
        version
      }
    `,
    application,
  );
  const open = async (event: FormEvent) => {
    event.preventDefault();
    const input = { kind, text, items: items.split('\n').filter(Boolean) };
    const send = () => commit<InterlocutionFormMutation>(environment, OPEN, { id, version, input, key: key.of({ id, input }) });
    if (await carryOut(async () => (await send()).openInterlocution.userErrors)) key.renew();
  };
  return (
    <details className="hub-fold">
      <summary>{t('office.ask')}</summary>
      <form onSubmit={(event) => void open(event)}>
        <Choice
          label={t('office.kind')}
          value={kind}
          options={KINDS.map((one) => [one, t(`interlocutionKind.${one}`)])}
          onChange={(chosen) => chosen && setKind(chosen)}
        />
        <TextArea label={t('office.askText')} required value={text} onChange={setText} />
        <TextArea label={t('office.askItems')} hint={t('draft.oneEachLine')} value={items} onChange={setItems} />
        <Refused text={refused} />
        <Button color="primary" size="sm" type="submit" disabled={isBusy}>
          {t('office.askSend')}
        </Button>
      </form>
    </details>
  );
}
